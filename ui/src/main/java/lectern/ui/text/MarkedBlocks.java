package lectern.ui.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/** Puts marks on the words of blocks. Program text has none. */
public final class MarkedBlocks {

    private final List<Mark> marks;

    private MarkedBlocks(List<Mark> marks) {
        this.marks = marks;
    }

    /** The characters of blocks as {@link SelectableText} shows them, with a line end between each two. */
    public static String text(List<Block> blocks) {
        return String.join("\n", blocks.stream().map(Block::text).toList());
    }

    /** The same blocks, with marks. */
    public static List<Block> of(List<Block> blocks, List<Mark> marks) {
        if (marks.isEmpty()) {
            return blocks;
        }
        var marked = new MarkedBlocks(marks);
        var out = new ArrayList<Block>();
        int at = 0;
        for (var block : blocks) {
            out.add(marked.block(block, at));
            at += block.text().length() + 1;
        }
        return out;
    }

    private Block block(Block block, int start) {
        return switch (block) {
            case Block.Paragraph p -> new Block.Paragraph(p.kind(), runs(p.runs(), start), p.frame());
            case Block.Table table -> table(table, start);
            case Block.Code code -> code;
            case Block.Rule rule -> rule;
        };
    }

    private Block table(Block.Table table, int start) {
        var rows = new ArrayList<List<List<Run>>>();
        int at = start;
        for (var row : table.rows()) {
            var cells = new ArrayList<List<Run>>();
            for (var cell : row) {
                cells.add(runs(cell, at));
                at += Block.Table.words(cell).length() + 1;
            }
            rows.add(cells);
        }
        return new Block.Table(table.columns(), rows, table.frame());
    }

    private List<Run> runs(List<Run> runs, int start) {
        var out = new ArrayList<Run>();
        int at = start;
        for (var run : runs) {
            int end = at + run.text().length();
            cut(run, at, end, out);
            at = end;
        }
        return out;
    }

    private void cut(Run run, int start, int end, List<Run> out) {
        var cuts = new TreeSet<Integer>();
        for (var mark : marks) {
            if (mark.start() < end && mark.end() > start) {
                cuts.add(Math.max(start, mark.start()));
                cuts.add(Math.min(end, mark.end()));
            }
        }
        if (cuts.isEmpty() || run.looks().contains(Look.MATH)) {
            // A formula cannot be cut.
            out.add(run);
            return;
        }
        cuts.add(start);
        cuts.add(end);
        int from = cuts.removeFirst();
        for (int to : cuts) {
            out.add(piece(run, start, from, to));
            from = to;
        }
    }

    private Run piece(Run run, int start, int from, int to) {
        var looks = EnumSet.noneOf(Look.class);
        looks.addAll(run.looks());
        var target = run.target();
        var notes = new ArrayList<String>();
        for (var mark : marks) {
            if (mark.start() <= from && mark.end() >= to) {
                looks.addAll(mark.looks());
                target = target.isEmpty() ? mark.target() : target;
                if (!mark.note().isEmpty()) {
                    notes.add(mark.note());
                }
            }
        }
        return new Run(run.text().substring(from - start, to - start), looks, target, String.join("\n", notes));
    }
}
