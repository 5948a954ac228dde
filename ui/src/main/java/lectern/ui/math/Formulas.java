package lectern.ui.math;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;
import lectern.app.markdown.FormulaDrawing;
import lectern.app.markdown.FormulaSource;
import lectern.ui.drawn.Drawings;
import lectern.ui.drawn.Drawn;
import lectern.ui.drawn.Letters;

/** Draws formulas. */
public final class Formulas {

    private static final int REMEMBERED = 300;

    /** Pixels: what is larger than any page is no formula. */
    private static final int MOST_SIDE = 6_000;

    private static final int MARGIN = 1;

    private static final Drawings<Wanted> DRAWINGS = new Drawings<>("lectern-formulas", REMEMBERED, Formulas::draw);

    /** What is to be drawn. @param letters those around it */
    public record Wanted(FormulaSource source, Letters letters) {}

    private Formulas() {}

    /** @param done hears on the window's thread what it looks like; empty where it cannot be drawn */
    public static void draw(Wanted wanted, Consumer<Optional<Drawn>> done) {
        DRAWINGS.draw(wanted, done);
    }

    private static Optional<Drawn> draw(Wanted wanted) {
        return FormulaDrawing.of(
                        wanted.source(), (float) (wanted.letters().size() * wanted.letters().scale()))
                .filter(drawing -> drawing.width() <= MOST_SIDE && drawing.height() + drawing.depth() <= MOST_SIDE)
                .map(drawing -> paint(drawing, wanted));
    }

    private static Drawn paint(FormulaDrawing drawing, Wanted wanted) {
        // Letters lean out of their boxes a little.
        int above = (int) Math.ceil(drawing.height()) + MARGIN;
        int below = (int) Math.ceil(drawing.depth()) + MARGIN;
        int width = (int) Math.ceil(drawing.width()) + 2 * MARGIN;
        int height = above + below;
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(MARGIN, above);
        var ink = new Color(wanted.letters().ink(), true);
        for (var part : drawing.parts()) {
            graphics.setColor(part.colour().orElse(ink));
            graphics.fill(part.outline());
        }
        graphics.dispose();
        return Drawn.of(canvas, wanted.letters().scale(), below);
    }
}
