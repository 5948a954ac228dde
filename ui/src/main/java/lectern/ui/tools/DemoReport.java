package lectern.ui.tools;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report of three pages with a text layer, as a PDF in its plainest form. */
final class DemoReport {

    /** The fonts that every reader has, by the names under which the pages use them. */
    private static final String FONTS =
            "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
                    + "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>";

    private final StringBuilder content = new StringBuilder();

    private DemoReport() {}

    static byte[] pdf() {
        return write(List.of(
                new DemoReport().title("Harbour Supplies").line(110, "Annual report 2025").rule(128)
                        .lines(170, "The year was a good one. Rope and anchors sold better than ever, and",
                                "the new quay brought more boats than we had hoped for.", "",
                                "Page 2 has the figures, page 3 what we expect of 2026."),
                new DemoReport().title("Figures").rule(110)
                        .row(150, "", "2024", "2025").row(182, "Revenue", "4,120,900", "4,812,300")
                        .row(208, "Costs", "3,655,100", "4,079,650").row(234, "Profit", "465,800", "732,650")
                        .rule(250)
                        .lines(290, "Revenue grew by 16.8 percent. Most of it came from the new quay, which",
                                "opened in March 2025 and has 140 berths."),
                new DemoReport().title("Outlook").rule(110)
                        .lines(150, "For 2026 we expect a revenue of 5.2 million. A second quay is being",
                                "planned; the town decides about it in June.")));
    }

    private DemoReport title(String words) {
        return text("F2", 26, 60, 80, words);
    }

    private DemoReport line(int y, String words) {
        return text("F1", 13, 60, y, words);
    }

    private DemoReport lines(int y, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            line(y + 20 * i, lines[i]);
        }
        return this;
    }

    private DemoReport row(int y, String name, String before, String now) {
        return text("F1", 13, 60, y, name).text("F1", 13, 300, y, before).text("F2", 13, 430, y, now);
    }

    private DemoReport rule(int y) {
        content.append("0.8 G 60 ").append(842 - y).append(" m 535 ").append(842 - y).append(" l S\n");
        return this;
    }

    /** @param y points from the top to the words' baseline */
    private DemoReport text(String font, int size, int x, int y, String words) {
        content.append("BT /").append(font).append(' ').append(size).append(" Tf ").append(x).append(' ')
                .append(842 - y).append(" Td (").append(words.replaceAll("([()\\\\])", "\\\\$1")).append(") Tj ET\n");
        return this;
    }

    private static byte[] write(List<DemoReport> pages) {
        var kids = new StringBuilder();
        var objects = new ArrayList<String>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("");
        for (var page : pages) {
            int number = objects.size() + 1;
            kids.append(number).append(" 0 R ");
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font " + FONTS
                    + " >> /Contents " + (number + 1) + " 0 R >>");
            objects.add("<< /Length " + page.content.length() + " >>\nstream\n" + page.content + "endstream");
        }
        objects.set(1, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder();
        for (int i = 0; i < objects.size(); i++) {
            places.append(String.format("%010d 00000 n \n", file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n").append(places)
                .append("trailer << /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n")
                .append(start).append("\n%%EOF\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(file.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
