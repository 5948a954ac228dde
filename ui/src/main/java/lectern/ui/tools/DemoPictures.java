package lectern.ui.tools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import lectern.ui.control.Png;

/** Documents drawn for the pictures of the window. */
final class DemoPictures {

    private static final Color INK = new Color(0x23272F);
    private static final Color PALE = new Color(0x8A93A0);
    private static final Color BLUE = new Color(0x1F5FAE);

    private DemoPictures() {}

    /** An invoice, as PNG, 840 × 1120. */
    static byte[] invoice() {
        return png(840, 1120, g -> {
            g.setColor(BLUE);
            write(g, Font.BOLD, 44, "Harbour Supplies", 70, 120);
            g.setColor(PALE);
            write(g, Font.PLAIN, 22, "12 Quay Street · Invoice 2026-0147", 70, 160);
            line(g, 190);
            String[][] rows = {
                {"Rope, 30 m", "2", "118.00"}, {"Anchor, 12 kg", "1", "642.80"}, {"Spare parts", "12", "485.00"},
            };
            int y = 260;
            for (var row : rows) {
                g.setColor(INK);
                write(g, Font.PLAIN, 28, row[0], 70, y);
                write(g, Font.PLAIN, 28, row[1], 480, y);
                write(g, Font.PLAIN, 28, row[2], 640, y);
                y += 60;
            }
            line(g, y - 20);
            g.setColor(INK);
            write(g, Font.PLAIN, 26, "Net", 70, y + 40);
            write(g, Font.PLAIN, 26, "1,245.80", 640, y + 40);
            write(g, Font.PLAIN, 26, "VAT 19 %", 70, y + 84);
            write(g, Font.PLAIN, 26, "236.70", 640, y + 84);
            write(g, Font.BOLD, 34, "Total", 70, y + 150);
            write(g, Font.BOLD, 34, "€1,482.50", 600, y + 150);
            g.setColor(PALE);
            write(g, Font.PLAIN, 24, "Due on 14 March 2026", 70, y + 230);
            write(g, Font.PLAIN, 24, "2 % discount until 28 February", 70, y + 268);
        });
    }

    /** A receipt with a red stamp, as PNG, 560 × 900. */
    static byte[] receipt() {
        return png(560, 900, g -> {
            g.setColor(INK);
            write(g, Font.BOLD, 38, "CORNER CAFÉ", 130, 100);
            int y = 190;
            for (var item : new String[] {"Espresso   2 × 2.40", "Cake       3 × 4.80", "Lunch      3 × 15.00"}) {
                write(g, Font.PLAIN, 28, item, 70, y);
                y += 56;
            }
            write(g, Font.BOLD, 34, "TOTAL   €64.20", 70, y + 40);
            g.setColor(new Color(0xC2303A));
            g.setStroke(new BasicStroke(6));
            g.rotate(-0.2, 280, 600);
            g.drawRoundRect(150, 540, 260, 100, 24, 24);
            write(g, Font.BOLD, 56, "PAID", 205, 612);
        });
    }

    /** A bar chart, as PNG, 960 × 600. */
    static byte[] chart() {
        return png(960, 600, g -> {
            g.setColor(INK);
            write(g, Font.BOLD, 34, "Sales by quarter", 60, 80);
            int[] values = {210, 260, 180, 360};
            for (int i = 0; i < values.length; i++) {
                g.setColor(i == 3 ? BLUE : new Color(0x9FBCE0));
                g.fillRoundRect(110 + i * 210, 510 - values[i], 120, values[i], 12, 12);
                g.setColor(PALE);
                write(g, Font.PLAIN, 24, "Q" + (i + 1), 152 + i * 210, 550);
            }
        });
    }

    private static byte[] png(int width, int height, Consumer<Graphics2D> draw) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        draw.accept(g);
        g.dispose();
        return Png.encode(picture);
    }

    private static void write(Graphics2D g, int style, int size, String text, int x, int y) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, x, y);
    }

    private static void line(Graphics2D g, int y) {
        g.setColor(new Color(0xD5DAE1));
        g.fillRect(70, y, 700, 3);
    }
}
