package lectern.engine.pages;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes PDF files for tests. */
public final class Pdfs {

    private Pdfs() {}

    /** One A4 page a text, with a red square at its top left. Lines are separated by newlines. */
    public static Path write(Path file, String... texts) {
        try (var document = document(texts)) {
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, turned clockwise when it is shown. */
    public static Path turned(Path file, int rotation, String... texts) throws IOException {
        try (var document = document(texts)) {
            document.getPages().forEach(page -> page.setRotation(rotation));
            document.save(file.toFile());
            return file;
        }
    }

    /** The same, encrypted with AES-256. */
    public static Path encrypted(Path file, String password, String... texts) throws IOException {
        try (var document = document(texts)) {
            var policy = new StandardProtectionPolicy("owner of " + password, password, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            document.save(file.toFile());
            return file;
        }
    }

    /**
     * A page as a scanner with recognition writes it.
     *
     * @param picture the file of a picture
     * @param words that were recognised: lines separated by newlines, evenly spread over the page, not drawn
     */
    public record Scan(byte[] picture, String words) {}

    /** Scanned pages, as large in points as their pictures in pixels. */
    public static Path scanned(Path file, Scan... scans) throws IOException {
        try (var document = new PDDocument()) {
            for (var scan : scans) {
                var picture = PDImageXObject.createFromByteArray(document, scan.picture(), "page");
                var page = new PDPage(new PDRectangle(picture.getWidth(), picture.getHeight()));
                document.addPage(page);
                var lines = scan.words().split("\n");
                float line = (float) picture.getHeight() / lines.length;
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(picture, 0, 0);
                    content.beginText();
                    content.setRenderingMode(RenderingMode.NEITHER);
                    content.setFont(new PDType1Font(FontName.COURIER), 0.75f * line);
                    content.setLeading(line);
                    content.newLineAtOffset(0, picture.getHeight() - 0.8f * line);
                    for (var words : lines) {
                        content.showText(words);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(file.toFile());
            return file;
        }
    }

    public static PDDocument document(String... texts) throws IOException {
        var document = new PDDocument();
        for (var text : texts) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setNonStrokingColor(Color.RED);
                content.addRect(0, PDRectangle.A4.getHeight() - 100, 100, 100);
                content.fill();
                content.setNonStrokingColor(Color.BLACK);
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 14);
                content.setLeading(20);
                content.newLineAtOffset(120, 700);
                for (var line : text.split("\n")) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
        return document;
    }
}
