package lectern.ui.drawn;

import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * What a picture among letters has in common with them.
 *
 * @param size in pixels of the window
 * @param ink their colour as ARGB
 * @param scale pixels of the picture for each of the window
 */
public record Letters(double size, int ink, double scale) {

    private static final double LEAST_SCALE = 2;

    /** Those of a text; empty while it has no colour. */
    public static Optional<Letters> of(Text text) {
        return text.getFill() instanceof Color color
                ? Optional.of(new Letters(text.getFont().getSize(), argb(color), scale(text)))
                : Optional.empty();
    }

    /** The same, larger or smaller. */
    public Letters times(double factor) {
        return new Letters(size * factor, ink, scale);
    }

    private static int argb(Color color) {
        return (int) Math.round(color.getOpacity() * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }

    private static double scale(Text text) {
        var scene = text.getScene();
        return scene == null || scene.getWindow() == null
                ? LEAST_SCALE
                : Math.max(LEAST_SCALE, Math.ceil(scene.getWindow().getRenderScaleX()));
    }
}
