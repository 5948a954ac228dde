package lectern.app.pdf;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.app.emoji.EmojiDrawing;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/** Emoji in colour, as outlines. Each is in the file once, however often it is shown. */
final class EmojiForms {

    /** Of a form, in units of its own. */
    private static final int SIDE = 36;

    private record Inked(String emoji, int ink) {}

    private final PDDocument document;
    private final Map<Inked, Optional<PDFormXObject>> forms = new HashMap<>();

    EmojiForms(PDDocument document) {
        this.document = document;
    }

    /**
     * Draws one.
     *
     * @param ink colour of the letters around it
     * @param x of its left side, in points
     * @param y of its lower side, in points
     * @param side in points
     */
    void draw(PDPageContentStream out, String emoji, Color ink, float x, float y, float side) throws IOException {
        var wanted = new Inked(emoji, ink.getRGB() & 0xFFFFFF);
        if (!forms.containsKey(wanted)) {
            var drawing = EmojiDrawing.of(emoji, wanted.ink());
            forms.put(wanted, drawing.isEmpty() ? Optional.empty() : Optional.of(form(drawing.get())));
        }
        if (forms.get(wanted).isPresent()) {
            out.saveGraphicsState();
            out.transform(new Matrix(side / SIDE, 0, 0, side / SIDE, x, y));
            out.drawForm(forms.get(wanted).get());
            out.restoreGraphicsState();
        }
    }

    private PDFormXObject form(EmojiDrawing drawing) throws IOException {
        var graphics = new PdfBoxGraphics2D(document, SIDE, SIDE);
        drawing.paint(graphics, SIDE);
        graphics.dispose();
        return graphics.getXFormObject();
    }
}
