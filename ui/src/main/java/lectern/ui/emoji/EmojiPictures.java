package lectern.ui.emoji;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lectern.assets.EmojiDrawings;
import lectern.ui.drawn.Drawings;
import lectern.ui.drawn.Drawn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws emoji in colour. */
public final class EmojiPictures {

    /** JavaFX itself does so on macOS, and nowhere else. */
    public static final boolean NEEDED = !System.getProperty("os.name").startsWith("Mac");

    private static final Logger LOG = LoggerFactory.getLogger(EmojiPictures.class);
    private static final int REMEMBERED = 300;

    /** Shares of the letters' size. No higher and no deeper than letters are, so that lines stay where they are. */
    private static final double SIDE = 1.1;

    private static final double DEPTH = 0.2;

    /** At each side. */
    private static final double GAP = 0.06;

    private static final Pattern FILL = Pattern.compile("fill=\"(#\\p{XDigit}+)\"");

    /** What drawings have in place of black. */
    private static final Set<String> BLACK = Set.of("#31373D", "#292F33");

    private static final Drawings<Wanted> DRAWINGS =
            new Drawings<>("lectern-emoji", REMEMBERED, EmojiPictures::draw);

    /**
     * What is to be drawn.
     *
     * @param emoji all characters of one
     * @param size of the letters around it, in pixels
     * @param ink their colour as ARGB
     * @param scale pixels of the picture for each of the window
     */
    public record Wanted(String emoji, double size, int ink, double scale) {}

    private EmojiPictures() {}

    /** @param done hears on the window's thread what it looks like; empty where there is no picture of it */
    public static void draw(Wanted wanted, Consumer<Optional<Drawn>> done) {
        DRAWINGS.draw(wanted, done);
    }

    private static Optional<Drawn> draw(Wanted wanted) {
        try {
            return EmojiDrawings.svg(wanted.emoji()).map(svg -> paint(svg, wanted));
        } catch (IOException | RuntimeException e) {
            LOG.warn("An emoji is shown as the font has it", e);
            return Optional.empty();
        }
    }

    private static Drawn paint(byte[] svg, Wanted wanted) {
        double pixels = wanted.size() * wanted.scale();
        int side = (int) Math.round(SIDE * pixels);
        int gap = (int) Math.round(GAP * pixels);
        var canvas = new BufferedImage(side + 2 * gap, side, BufferedImage.TYPE_INT_ARGB);
        var graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(gap, 0);
        var drawing = inked(new String(svg, StandardCharsets.UTF_8), wanted).getBytes(StandardCharsets.UTF_8);
        new SVGLoader()
                .load(new ByteArrayInputStream(drawing), null, LoaderContext.createDefault())
                .render((Component) null, graphics, new ViewBox(side, side));
        graphics.dispose();
        return Drawn.of(canvas, wanted.scale(), DEPTH * pixels);
    }

    /** What is drawn in black alone, such as a check mark, has the letters' colour, unless it is a black thing. */
    private static String inked(String svg, Wanted wanted) {
        boolean black = FILL.matcher(svg).results().map(fill -> fill.group(1)).allMatch(BLACK::contains);
        return black && !Character.getName(wanted.emoji().codePointAt(0)).contains("BLACK")
                ? FILL.matcher(svg).replaceAll("fill=\"#%06X\"".formatted(wanted.ink() & 0xFFFFFF))
                : svg;
    }
}
