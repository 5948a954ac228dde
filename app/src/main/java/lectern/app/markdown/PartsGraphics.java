package lectern.app.markdown;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.app.markdown.FormulaDrawing.Part;

/**
 * Keeps the outlines of what is drawn on it, those of letters too. It does what formulas need, and refuses the rest
 * with an {@link UnsupportedOperationException}.
 */
final class PartsGraphics extends RefusingGraphics {

    /** The colour of the words around a formula: this object, not what it looks like. */
    static final Color INK = new Color(0, 0, 0);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final List<Part> parts;
    private final RenderingHints hints = new RenderingHints(Map.of());
    private AffineTransform transform = new AffineTransform();
    private Color colour = INK;
    private Stroke stroke = new BasicStroke();
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);

    PartsGraphics() {
        this(new ArrayList<>());
    }

    private PartsGraphics(List<Part> parts) {
        this.parts = parts;
    }

    /** What was drawn; outlines of one colour that follow each other are one. */
    List<Part> drawn() {
        var joined = new ArrayList<Part>();
        for (var part : parts) {
            if (!joined.isEmpty() && joined.getLast().colour().equals(part.colour())) {
                ((Path2D) joined.getLast().outline()).append(part.outline(), false);
            } else {
                joined.add(new Part(new Path2D.Float(part.outline()), part.colour()));
            }
        }
        return joined;
    }

    @Override
    public void fill(Shape shape) {
        parts.add(new Part(
                transform.createTransformedShape(shape), colour == INK ? Optional.empty() : Optional.of(colour)));
    }

    @Override
    public void draw(Shape shape) {
        fill(stroke.createStrokedShape(shape));
    }

    @Override
    public void drawString(String words, float x, float y) {
        drawGlyphVector(font.createGlyphVector(CONTEXT, words), x, y);
    }

    @Override
    public void drawString(String words, int x, int y) {
        drawString(words, (float) x, (float) y);
    }

    @Override
    public void drawGlyphVector(GlyphVector letters, float x, float y) {
        fill(letters.getOutline(x, y));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Float(x1, y1, x2, y2));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Float(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Float(x, y, width, height, start, angle, Arc2D.PIE));
    }

    @Override
    public Graphics create() {
        var copy = new PartsGraphics(parts);
        copy.transform = getTransform();
        copy.colour = colour;
        copy.stroke = stroke;
        copy.font = font;
        return copy;
    }

    @Override
    public void dispose() {}

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public Color getColor() {
        return colour;
    }

    /** @param next null is ignored, as everywhere in Java */
    @Override
    public void setColor(Color next) {
        colour = next == null ? colour : next;
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public void setPaint(Paint paint) {
        if (!(paint instanceof Color next)) {
            throw refused();
        }
        setColor(next);
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font next) {
        font = next;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return CONTEXT;
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    public void setRenderingHints(Map<?, ?> next) {
        hints.clear();
        hints.putAll(next);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }
}
