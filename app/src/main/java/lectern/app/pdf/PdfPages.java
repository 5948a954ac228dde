package lectern.app.pdf;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/**
 * Pages that are filled from top to bottom; a new one begins where something does not fit. Lengths are points.
 *
 * <p>Letters are outlines, because only so every script, shaped and in its direction, looks the same everywhere without
 * fonts in the file. Emoji are drawings ({@link EmojiForms}). Invisible text of the same words lies under all of it, to
 * be found and copied ({@link HiddenText}).
 */
public final class PdfPages implements Closeable {

    /** Of the text on a page. */
    public static final float WIDTH = 483;

    private static final PDRectangle PAPER = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float LEADING = 1.4f;
    private static final float BAR = 2;
    private static final float GROUND_PADDING = 3;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /**
     * Where something stands.
     *
     * @param left from the beginning of the lines
     * @param width of what is written there
     * @param bar colour of a line along the side; null for none
     * @param ground behind the text; null for none
     */
    public record Place(float left, float width, Color bar, Color ground) {
        public static final Place PAGE = new Place(0, WIDTH, null, null);

        public Place indented(float by) {
            return new Place(left + by, width - by, bar, ground);
        }

        public Place withBar(Color colour) {
            return new Place(left, width, colour, ground);
        }

        public Place on(Color colour) {
            return new Place(left, width, bar, colour);
        }
    }

    private final PDDocument document = new PDDocument();
    private final HiddenText hidden = new HiddenText();
    private final EmojiForms emoji = new EmojiForms(document);
    private PDPageContentStream out;
    private float y;

    public PdfPages(String title) throws IOException {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Lectern");
        next();
    }

    /** Begins a page. */
    public void next() throws IOException {
        if (out != null) {
            out.close();
        }
        var page = new PDPage(PAPER);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        y = PAPER.getHeight() - MARGIN;
    }

    /** Begins a new page unless there is so much room, or this one is empty. */
    void room(float height) throws IOException {
        if (y - height < MARGIN && y < PAPER.getHeight() - MARGIN) {
            next();
        }
    }

    public void skip(float height) {
        y -= height;
    }

    /** How high lines are together when they are wrapped to a width. */
    static float height(List<AttributedString> lines, float width) {
        float height = 0;
        for (var line : lines) {
            for (var wrapped : new Wrapped(line, width)) {
                height += lineHeight(wrapped.layout());
            }
        }
        return height;
    }

    /** How wide a line is that is not wrapped. */
    static float width(AttributedString line) {
        return new TextLayout(line.getIterator(), CONTEXT).getAdvance();
    }

    private static float lineHeight(TextLayout line) {
        return (line.getAscent() + line.getDescent()) * LEADING;
    }

    /** Writes lines under each other, each wrapped to the width. */
    public void write(List<AttributedString> lines, Place place) throws IOException {
        for (var line : lines) {
            for (var wrapped : new Wrapped(line, place.width())) {
                room(lineHeight(wrapped.layout()));
                draw(wrapped, place, y);
                y -= lineHeight(wrapped.layout());
            }
        }
    }

    /** Writes beside what comes next, which goes on at the same height. */
    void mark(AttributedString mark, Place place) throws IOException {
        for (var wrapped : new Wrapped(mark, place.width())) {
            room(lineHeight(wrapped.layout()));
            draw(wrapped, place, y);
        }
    }

    /** A row of cells beside each other. @param widths of the columns */
    void row(List<List<AttributedString>> cells, float[] widths, Place place, Color line) throws IOException {
        float padding = 4;
        float height = 0;
        for (int i = 0; i < cells.size(); i++) {
            height = Math.max(height, height(cells.get(i), widths[i] - 2 * padding));
        }
        height += 2 * padding;
        room(height);
        float left = place.left();
        for (int i = 0; i < cells.size(); i++) {
            float top = y - padding;
            var cell = new Place(left + padding, widths[i] - 2 * padding, null, null);
            for (var text : cells.get(i)) {
                for (var wrapped : new Wrapped(text, cell.width())) {
                    draw(wrapped, cell, top);
                    top -= lineHeight(wrapped.layout());
                }
            }
            out.setStrokingColor(line);
            out.setLineWidth(0.5f);
            out.addRect(MARGIN + left, y - height, widths[i], height);
            out.stroke();
            left += widths[i];
        }
        y -= height;
    }

    void rule(Color colour) throws IOException {
        room(12);
        out.setStrokingColor(colour);
        out.setLineWidth(0.7f);
        out.moveTo(MARGIN, y - 6);
        out.lineTo(MARGIN + WIDTH, y - 6);
        out.stroke();
        y -= 12;
    }

    /** Draws a picture as large as it fits; small ones are not enlarged beyond a point for each pixel. */
    public void picture(BufferedImage image, Place place, float mostHeight) throws IOException {
        float scale = Math.min(1, Math.min(place.width() / image.getWidth(), mostHeight / image.getHeight()));
        float width = image.getWidth() * scale;
        float height = image.getHeight() * scale;
        room(height);
        bar(place, y, height);
        out.drawImage(
                JPEGFactory.createFromImage(document, image, 0.9f), MARGIN + place.left(), y - height, width, height);
        y -= height;
    }

    private void bar(Place place, float top, float height) throws IOException {
        if (place.bar() != null) {
            out.setNonStrokingColor(place.bar());
            out.addRect(MARGIN + place.left() - 5 * BAR, top - height, BAR, height);
            out.fill();
        }
    }

    private void draw(Wrapped.Line line, Place place, float top) throws IOException {
        var layout = line.layout();
        float height = lineHeight(layout);
        bar(place, top, height);
        if (place.ground() != null) {
            out.setNonStrokingColor(place.ground());
            out.addRect(
                    MARGIN + place.left() - GROUND_PADDING, top - height, place.width() + 2 * GROUND_PADDING, height);
            out.fill();
        }
        // White space at the end of a line from right to left hangs out on the left.
        float hanging = layout.isLeftToRight() ? 0 : layout.getAdvance() - layout.getVisibleAdvance();
        float x = MARGIN + place.left() + (layout.isLeftToRight() ? 0 : place.width() - layout.getAdvance());
        float baseline = top - layout.getAscent() - (height - layout.getAscent() - layout.getDescent()) / 2;
        hidden.write(out, line.words(), layout.isLeftToRight(), x + hanging, baseline, layout.getVisibleAdvance());
        out.setNonStrokingColor(line.colour());
        fill(layout.getOutline(new AffineTransform(1, 0, 0, -1, x, baseline)).getPathIterator(null));
        for (var each : line.emoji()) {
            var room = layout.getLogicalHighlightShape(each.index(), each.index() + 1).getBounds2D();
            var drawn = each.place();
            emoji.draw(
                    out, drawn.emoji(), line.colour(), x + (float) room.getMinX() + drawn.gap(),
                    baseline - drawn.getDescent(), drawn.side());
        }
    }

    private void fill(PathIterator path) throws IOException {
        var p = new float[6];
        float x = 0;
        float yy = 0;
        boolean any = false;
        for (; !path.isDone(); path.next()) {
            any = true;
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> out.moveTo(x = p[0], yy = p[1]);
                case PathIterator.SEG_LINETO -> out.lineTo(x = p[0], yy = p[1]);
                case PathIterator.SEG_QUADTO -> {
                    // PDF knows cubic curves only.
                    out.curveTo(
                            x + (p[0] - x) * 2 / 3, yy + (p[1] - yy) * 2 / 3,
                            p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3,
                            p[2], p[3]);
                    x = p[2];
                    yy = p[3];
                }
                case PathIterator.SEG_CUBICTO -> out.curveTo(p[0], p[1], p[2], p[3], x = p[4], yy = p[5]);
                default -> out.closePath();
            }
        }
        if (any) {
            out.fill();
        }
    }

    /** Ends the last page and writes all of them. */
    public void save(Path file) throws IOException {
        out.close();
        hidden.finish();
        document.save(file.toFile());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
