package lectern.ui.markdown;

import java.util.ArrayList;
import java.util.List;
import lectern.ui.text.Block;
import lectern.ui.text.Frame;
import lectern.ui.text.Look;
import lectern.ui.text.Run;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Makes a document's tree into blocks under each other. */
final class MarkdownBlocks {

    private static final double GAP = 10;
    private static final double HEADING_GAP = 20;
    private static final double TIGHT_GAP = 3;
    private static final String[] BULLETS = {"•", "◦", "▪"};

    private final List<Block> out = new ArrayList<>();
    private final boolean first;

    private MarkdownBlocks(boolean first) {
        this.first = first;
    }

    static List<Block> of(Node document) {
        return of(document, true);
    }

    /** @param first whether the text begins here */
    static List<Block> of(Node document, boolean first) {
        var blocks = new MarkdownBlocks(first);
        blocks.children(document, new Frame(0, 0, "", GAP));
        return blocks.out;
    }

    private void children(Node parent, Frame frame) {
        var within = frame;
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, within);
            // The marker stands before the first of them, and the space above a list item is above its first block.
            within = new Frame(frame.indent(), frame.quotes(), "", Math.max(frame.gap(), TIGHT_GAP));
        }
    }

    private void block(Node node, Frame frame) {
        switch (node) {
            case Paragraph p -> paragraph(Block.Kind.BODY, InlineRuns.of(p), frame);
            case Heading heading -> paragraph(
                    switch (heading.getLevel()) {
                        case 1 -> Block.Kind.H1;
                        case 2 -> Block.Kind.H2;
                        case 3 -> Block.Kind.H3;
                        default -> Block.Kind.H4;
                    },
                    InlineRuns.of(heading),
                    frame.withGap(Math.max(frame.gap(), HEADING_GAP)));
            case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral(), frame);
            case IndentedCodeBlock code -> code("", code.getLiteral(), frame);
            // Never interpreted: it is shown as it was written.
            case HtmlBlock html -> paragraph(Block.Kind.BODY, List.of(Run.plain(html.getLiteral())), frame);
            case ThematicBreak line -> add(new Block.Rule(gap(frame.withGap(GAP + 4))));
            case BlockQuote quote -> children(
                    quote, new Frame(frame.indent(), frame.quotes() + 1, frame.marker(), frame.gap()));
            case BulletList list -> list(list, frame);
            case OrderedList list -> list(list, frame);
            case TableBlock table -> add(TableBlocks.of(table, gap(frame)));
            case FootnoteDefinition note -> children(
                    note, new Frame(frame.indent() + 1, frame.quotes(), note.getLabel() + ".", GAP));
            default -> children(node, frame);
        }
    }

    private void list(ListBlock list, Frame frame) {
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        double between = list.isTight() ? TIGHT_GAP : Block.PARAGRAPH_GAP;
        double above = frame.gap();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var marker = list instanceof OrderedList ? number++ + "." : BULLETS[frame.indent() % BULLETS.length];
            if (item.getFirstChild() instanceof TaskListItemMarker task) {
                marker = task.isChecked() ? "☑" : "☐";
            }
            if (item.getFirstChild() == null) {
                paragraph(Block.Kind.BODY, List.of(), new Frame(frame.indent() + 1, frame.quotes(), marker, above));
            } else {
                item((ListItem) item, new Frame(frame.indent() + 1, frame.quotes(), marker, above), between);
            }
            above = between;
        }
    }

    private void item(ListItem item, Frame frame, double between) {
        var within = frame;
        for (var node = item.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof TaskListItemMarker)) {
                block(node, within);
                within = new Frame(frame.indent(), frame.quotes(), "", between);
            }
        }
    }

    private void code(String info, String literal, Frame frame) {
        var language = info == null ? "" : info.strip().split("[\\s{,]", 2)[0];
        out.addAll(CodeBlocks.of(language, literal.stripTrailing(), gap(frame)));
    }

    private void paragraph(Block.Kind kind, List<Run> runs, Frame frame) {
        add(new Block.Paragraph(kind, runs, gap(frame)));
    }

    /** Nothing is left above the first block. */
    private Frame gap(Frame frame) {
        return first && out.isEmpty() ? frame.withGap(0) : frame;
    }

    private void add(Block block) {
        out.add(block);
    }

    /** A table as a block. */
    private static final class TableBlocks {

        static Block of(TableBlock table, Frame frame) {
            var columns = new ArrayList<Block.Side>();
            var rows = new ArrayList<List<List<Run>>>();
            for (var section = table.getFirstChild(); section != null; section = section.getNext()) {
                for (var row = section.getFirstChild(); row != null; row = row.getNext()) {
                    rows.add(cells(row, columns));
                }
            }
            for (var row : rows) {
                while (row.size() < columns.size()) {
                    row.add(List.of());
                }
            }
            return new Block.Table(columns, rows, frame);
        }

        private static List<List<Run>> cells(Node row, List<Block.Side> columns) {
            var cells = new ArrayList<List<Run>>();
            for (var node = row.getFirstChild(); node != null; node = node.getNext()) {
                var cell = (TableCell) node;
                if (cell.isHeader()) {
                    columns.add(side(cell));
                }
                cells.add(InlineRuns.of(cell, cell.isHeader() ? List.of(Look.BOLD) : List.of()));
            }
            return cells;
        }

        private static Block.Side side(TableCell cell) {
            return switch (cell.getAlignment()) {
                case null -> Block.Side.START;
                case LEFT -> Block.Side.START;
                case CENTER -> Block.Side.CENTER;
                case RIGHT -> Block.Side.END;
            };
        }
    }
}
