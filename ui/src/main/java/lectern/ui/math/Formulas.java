package lectern.ui.math;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import lectern.app.markdown.FormulaSource;
import lectern.ui.task.OwnThread;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws formulas on a thread of its own, and remembers those that were drawn last. */
public final class Formulas {

    private static final Logger LOG = LoggerFactory.getLogger(Formulas.class);
    private static final int REMEMBERED = 300;

    /** The letters of TeX are smaller than those of the window at the same size. */
    private static final double AS_LARGE = 1.18;

    /** Pixels: what is larger than any page is no formula. */
    private static final int MOST_SIDE = 6_000;

    private static final OwnThread THREAD = new OwnThread("lectern-formulas");

    /** Only on the thread of formulas. */
    private static final Map<Wanted, Optional<Drawn>> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Optional<Drawn>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What is to be drawn.
     *
     * @param size of the letters around it, in pixels
     * @param ink its colour as ARGB
     * @param scale pixels of the picture for each of the window
     */
    public record Wanted(FormulaSource source, double size, int ink, double scale) {}

    /**
     * A formula as a picture.
     *
     * @param width in pixels of the window
     * @param height likewise
     * @param depth how much of the height is below the line it stands on, likewise
     */
    public record Drawn(Image image, double width, double height, double depth) {}

    private Formulas() {}

    /** @param done hears on the window's thread what it looks like; empty where it cannot be drawn */
    public static void draw(Wanted wanted, Consumer<Optional<Drawn>> done) {
        THREAD.run(() -> KNOWN.computeIfAbsent(wanted, Formulas::draw), done);
    }

    private static Optional<Drawn> draw(Wanted wanted) {
        try {
            var source = wanted.source();
            var icon = new TeXFormula(source.latex())
                    .createTeXIcon(
                            source.display() ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT,
                            (float) (wanted.size() * AS_LARGE * wanted.scale()));
            int width = icon.getIconWidth();
            int height = icon.getIconHeight();
            if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
                return Optional.empty();
            }
            icon.setForeground(new Color(wanted.ink(), true));
            var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            var graphics = canvas.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            icon.paintIcon(null, graphics, 0, 0);
            graphics.dispose();
            var image = new WritableImage(width, height);
            image.getPixelWriter()
                    .setPixels(
                            0, 0, width, height, PixelFormat.getIntArgbInstance(),
                            canvas.getRGB(0, 0, width, height, null, 0, width), 0, width);
            double scale = wanted.scale();
            return Optional.of(
                    new Drawn(image, width / scale, height / scale, icon.getIconDepth() / scale));
        } catch (RuntimeException | StackOverflowError e) {
            // Models write LaTeX that is none, and more of it than is known here: then it is shown as it was written.
            LOG.debug("A formula cannot be drawn: {}", e.getClass());
            return Optional.empty();
        }
    }
}
