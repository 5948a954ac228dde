package lectern.app.markdown;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lectern.app.markdown.FormulaDrawing.Part;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Formulas in a page of HTML: drawings in it (SVG), as large as the letters around them and of their colour. What was
 * written is their name, which is read aloud. One that cannot be drawn stands there as it was written.
 */
public final class HtmlFormulas implements NodeRenderer {

    /** Of the letters in a drawing's own unit; two decimals are finer than any screen. */
    private static final float SIZE = 20;

    private final HtmlNodeRendererContext context;

    public HtmlFormulas(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Formula.class);
    }

    @Override
    public void render(Node node) {
        var written = ((Formula) node).written();
        FormulaSource.of(written)
                .flatMap(source -> FormulaDrawing.of(source, SIZE))
                .ifPresentOrElse(drawing -> draw(drawing, written), () -> write(written));
    }

    private void write(String written) {
        var html = context.getWriter();
        html.tag("code");
        html.text(written);
        html.tag("/code");
    }

    private void draw(FormulaDrawing drawing, String written) {
        var html = context.getWriter();
        float whole = drawing.height() + drawing.depth();
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("role", "img");
        attributes.put("aria-label", written);
        attributes.put(
                "viewBox", "0 " + number(-drawing.height()) + " " + number(drawing.width()) + " " + number(whole));
        attributes.put(
                "style",
                "width:" + number(drawing.width() / SIZE) + "em;height:" + number(whole / SIZE) + "em;vertical-align:"
                        + number(-drawing.depth() / SIZE) + "em;overflow:visible");
        html.tag("svg", attributes);
        html.tag("title");
        html.text(written);
        html.tag("/title");
        for (Part part : drawing.parts()) {
            html.tag("path", Map.of(
                    "fill", part.colour().map(HtmlFormulas::colour).orElse("currentColor"), "d", path(part.outline())));
            html.tag("/path");
        }
        html.tag("/svg");
    }

    private static String colour(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xffffff);
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private static String path(Shape outline) {
        var path = new StringBuilder();
        var at = new double[6];
        for (var segments = outline.getPathIterator(null); !segments.isDone(); segments.next()) {
            int points = switch (segments.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> begin(path, 'M', 1);
                case PathIterator.SEG_LINETO -> begin(path, 'L', 1);
                case PathIterator.SEG_QUADTO -> begin(path, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> begin(path, 'C', 3);
                default -> begin(path, 'Z', 0);
            };
            for (int i = 0; i < 2 * points; i++) {
                path.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return path.toString();
    }

    private static int begin(StringBuilder path, char command, int points) {
        path.append(command);
        return points;
    }
}
