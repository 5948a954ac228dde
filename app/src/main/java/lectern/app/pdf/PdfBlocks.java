package lectern.app.pdf;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.text.AttributedCharacterIterator.Attribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lectern.app.pdf.PdfPages.Place;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Writes the blocks of Markdown onto pages. */
public final class PdfBlocks {

    public static final float SIZE = 10.5f;
    private static final float GAP = 6;
    private static final float INDENT = 18;
    private static final Color INK = new Color(0x1f2328);
    private static final Color MUTED = new Color(0x59636e);
    private static final Color LINE = new Color(0xd1d9e0);
    private static final Color GROUND = new Color(0xf6f8fa);
    private static final float[] HEADINGS = {17, 14.5f, 12.5f, 11.5f, 11, 10.5f};

    private final PdfPages pages;
    private final Map<Attribute, Object> body = PdfText.looks(SIZE, INK);

    public PdfBlocks(PdfPages pages) {
        this.pages = pages;
    }

    /** Everything inside a node. */
    public void write(Node node, Place place) throws IOException {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            block(child, place);
        }
    }

    private void block(Node node, Place place) throws IOException {
        switch (node) {
            case Heading heading -> heading(heading, place);
            case Paragraph paragraph -> {
                pages.write(PdfText.inside(paragraph, body), place);
                pages.skip(GAP);
            }
            case BulletList list -> list(list, place, 0);
            case OrderedList list -> list(
                    list, place, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case FencedCodeBlock code -> program(code.getLiteral(), place);
            case IndentedCodeBlock code -> program(code.getLiteral(), place);
            case HtmlBlock html -> program(html.getLiteral(), place);
            case BlockQuote quote -> write(quote, place.indented(INDENT).withBar(LINE));
            case TableBlock table -> table(table, place);
            case ThematicBreak rule -> pages.rule(LINE);
            case FootnoteDefinition note -> {
                pages.mark(mark(note.getLabel()), place);
                write(note, place.indented(INDENT));
            }
            default -> write(node, place);
        }
    }

    private void heading(Heading heading, Place place) throws IOException {
        var looks = PdfText.with(
                PdfText.looks(HEADINGS[heading.getLevel() - 1], INK), TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD);
        var lines = PdfText.inside(heading, looks);
        pages.skip(GAP);
        // Not alone at the end of a page.
        pages.room(PdfPages.height(lines, place.width()) + 4 * SIZE);
        pages.write(lines, place);
        pages.skip(GAP);
    }

    private void list(Node list, Place place, int first) throws IOException {
        int number = first;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                var mark = item.getFirstChild() instanceof TaskListItemMarker task
                        ? task.isChecked() ? "[x]" : "[ ]"
                        : first == 0 ? "•" : number++ + ".";
                pages.mark(mark(mark), place);
                write(item, place.indented(INDENT + (mark.length() > 2 ? 4 : 0)));
            }
        }
    }

    private static AttributedString mark(String words) {
        return PdfText.plain(words, PdfText.looks(SIZE, MUTED)).getFirst();
    }

    private void program(String text, Place place) throws IOException {
        var looks = PdfText.with(PdfText.looks(SIZE - 1, INK), TextAttribute.FAMILY, Font.MONOSPACED);
        pages.write(PdfText.plain(text.stripTrailing(), looks), place.on(GROUND));
        pages.skip(GAP);
    }

    private void table(TableBlock table, Place place) throws IOException {
        var rows = new ArrayList<List<List<AttributedString>>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row, part instanceof TableHead));
                }
            }
        }
        if (!rows.isEmpty()) {
            var widths = widths(rows, place.width());
            for (var row : rows) {
                pages.row(row, widths, place, LINE);
            }
            pages.skip(GAP);
        }
    }

    private List<List<AttributedString>> cells(Node row, boolean head) {
        var looks = head ? PdfText.with(body, TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD) : body;
        var cells = new ArrayList<List<AttributedString>>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(PdfText.inside(cell, looks));
            }
        }
        return cells;
    }

    /** As wide as the widest cell needs; where that is too much together, the wide ones give way. */
    private static float[] widths(List<List<List<AttributedString>>> rows, float most) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new float[columns];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                for (var line : row.get(i)) {
                    widths[i] = Math.max(widths[i], PdfPages.width(line) + 10);
                }
            }
        }
        float limit = most;
        while (sum(widths) > most + 0.5f && limit > 1) {
            limit *= 0.95f;
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.min(widths[i], limit);
            }
        }
        return widths;
    }

    private static float sum(float[] widths) {
        float sum = 0;
        for (float width : widths) {
            sum += width;
        }
        return sum;
    }
}
