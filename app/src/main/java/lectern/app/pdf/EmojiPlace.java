package lectern.app.pdf;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.GraphicAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Room for an emoji in a line, no higher and no deeper than letters are. {@link EmojiForms} draws it there. */
final class EmojiPlace extends GraphicAttribute {

    /** Shares of the letters' size. */
    private static final float SIDE = 1.1f;

    private static final float DEPTH = 0.2f;

    /** At each side. */
    private static final float GAP = 0.06f;

    private final String emoji;
    private final float size;

    /** @param size of the letters around, in points */
    EmojiPlace(String emoji, float size) {
        super(ROMAN_BASELINE);
        this.emoji = emoji;
        this.size = size;
    }

    String emoji() {
        return emoji;
    }

    float side() {
        return SIDE * size;
    }

    float gap() {
        return GAP * size;
    }

    @Override
    public float getAscent() {
        return (SIDE - DEPTH) * size;
    }

    @Override
    public float getDescent() {
        return DEPTH * size;
    }

    @Override
    public float getAdvance() {
        return (SIDE + 2 * GAP) * size;
    }

    /** Nothing: it is no outline of one colour. */
    @Override
    public Shape getOutline(AffineTransform transform) {
        return new Path2D.Float();
    }

    @Override
    public void draw(Graphics2D graphics, float x, float y) {}
}
