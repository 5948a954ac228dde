package lectern.app.pages;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import lectern.engine.document.RgbImage;

/** A sheet of paper with the first lines of a text, to stand for a page that is only words. */
public final class TextSheet {

    private static final double RATIO = Math.sqrt(0.5);
    private static final int LINES = 34;
    private static final int CHARACTERS = 80;

    private TextSheet() {}

    /** @param height pixels; the width is that of an A-series sheet */
    public static RgbImage draw(String text, int height) {
        int width = Math.max(1, (int) Math.round(height * RATIO));
        var sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.DARK_GRAY);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        float line = height / (LINES + 2f);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(line * 0.75f));
        float y = 2 * line;
        for (var words : text.lines().limit(LINES).toList()) {
            graphics.drawString(words.substring(0, Math.min(CHARACTERS, words.length())).replace('\t', ' '), line, y);
            y += line;
        }
        graphics.dispose();
        var pixels = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData().clone();
        for (int i = 0; i < pixels.length; i += 3) {
            byte blue = pixels[i];
            pixels[i] = pixels[i + 2];
            pixels[i + 2] = blue;
        }
        return new RgbImage(width, height, pixels);
    }
}
