package lectern.ui.emoji;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import lectern.app.emoji.EmojiDrawing;
import lectern.ui.drawn.Drawings;
import lectern.ui.drawn.Drawn;
import lectern.ui.drawn.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws emoji in colour. */
public final class EmojiPictures {

    /** JavaFX itself does so on macOS, and nowhere else. */
    public static final boolean NEEDED = !System.getProperty("os.name").startsWith("Mac");

    private static final Logger LOG = LoggerFactory.getLogger(EmojiPictures.class);
    private static final int REMEMBERED = 300;

    /** Shares of the letters' size. No higher and no deeper than letters are, so that lines stay where they are. */
    static final double SIDE = 1.1;

    private static final double DEPTH = 0.2;

    /** At each side. */
    private static final double GAP = 0.06;

    private static final Drawings<Wanted> DRAWINGS =
            new Drawings<>("lectern-emoji", REMEMBERED, EmojiPictures::draw);

    /** What is to be drawn. @param emoji all characters of one @param letters those around it */
    public record Wanted(String emoji, Letters letters) {}

    private EmojiPictures() {}

    /** @param done hears on the window's thread what it looks like; empty where there is no picture of it */
    public static void draw(Wanted wanted, Consumer<Optional<Drawn>> done) {
        DRAWINGS.draw(wanted, done);
    }

    private static Optional<Drawn> draw(Wanted wanted) {
        try {
            return EmojiDrawing.of(wanted.emoji(), wanted.letters().ink())
                    .map(drawing -> paint(drawing, wanted.letters()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("An emoji is shown as the font has it", e);
            return Optional.empty();
        }
    }

    private static Drawn paint(EmojiDrawing drawing, Letters letters) {
        double pixels = letters.size() * letters.scale();
        int side = (int) Math.round(SIDE * pixels);
        int gap = (int) Math.round(GAP * pixels);
        var canvas = new BufferedImage(side + 2 * gap, side, BufferedImage.TYPE_INT_ARGB);
        var graphics = canvas.createGraphics();
        graphics.translate(gap, 0);
        drawing.paint(graphics, side);
        graphics.dispose();
        return Drawn.of(canvas, letters.scale(), DEPTH * pixels);
    }
}
