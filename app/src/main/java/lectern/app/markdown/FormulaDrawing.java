package lectern.app.markdown;

import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.Optional;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a formula looks like, as outlines in the order in which they are filled. Lengths are those of the letters' size;
 * the left end of the line that it stands on is (0, 0), and y grows downwards.
 *
 * @param width of all of it
 * @param height above the line it stands on
 * @param depth below that line
 */
public record FormulaDrawing(List<Part> parts, float width, float height, float depth) {

    private static final Logger LOG = LoggerFactory.getLogger(FormulaDrawing.class);

    /** The letters of TeX are smaller than others of the same size. */
    private static final float AS_LARGE = 1.18f;

    /**
     * Something of one colour.
     *
     * @param colour empty for that of the words around it
     */
    public record Part(Shape outline, Optional<Color> colour) {}

    public FormulaDrawing {
        parts = List.copyOf(parts);
    }

    /**
     * Draws a formula.
     *
     * @param size of the letters around it, in whatever unit the drawing is to have
     * @return empty where it is no LaTeX, or more of it than is known here: models write both
     */
    public static Optional<FormulaDrawing> of(FormulaSource source, float size) {
        try {
            var icon = new TeXFormula(source.latex())
                    .createTeXIcon(
                            source.display() ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT, size * AS_LARGE);
            var parts = new PartsGraphics();
            // What the icon's own painting adds are whole pixels; a drawing has none.
            var box = icon.getBox();
            parts.setColor(PartsGraphics.INK);
            parts.scale(size * AS_LARGE, size * AS_LARGE);
            box.draw(parts, 0, 0);
            var drawn = parts.drawn();
            return drawn.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FormulaDrawing(
                            drawn,
                            box.getWidth() * size * AS_LARGE,
                            box.getHeight() * size * AS_LARGE,
                            box.getDepth() * size * AS_LARGE));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debug("A formula cannot be drawn: {}", e.getClass());
            return Optional.empty();
        }
    }
}
