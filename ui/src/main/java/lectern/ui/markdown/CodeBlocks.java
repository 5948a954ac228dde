package lectern.ui.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lectern.ui.text.Block;
import lectern.ui.text.Frame;
import lectern.ui.text.Run;

/** Cuts a program into blocks of some lines, so that a long one that grows is laid out again only at its end. */
final class CodeBlocks {

    private static final int LINES = 30;

    private CodeBlocks() {}

    static List<Block> of(String language, String code, Frame frame) {
        var blocks = new ArrayList<Block>();
        var colours = CodeColours.of(language);
        var lines = code.split("\n", -1);
        for (int from = 0; from < lines.length; from += LINES) {
            int to = Math.min(lines.length, from + LINES);
            var runs = new ArrayList<Run>();
            for (int i = from; i < to; i++) {
                colours.line(lines[i].replace("\t", "    "), runs);
                if (i + 1 < to) {
                    append(runs, Run.plain("\n"));
                }
            }
            blocks.add(new Block.Code(
                    language, runs, from == 0, to == lines.length, from == 0 ? frame : frame.withGap(0)));
        }
        return blocks;
    }

    /** Puts a run at the end; into the last one if it looks the same. */
    static void append(List<Run> runs, Run run) {
        if (run.text().isEmpty()) {
            return;
        }
        boolean space = run.text().isBlank();
        if (!runs.isEmpty() && (space || runs.getLast().looks().equals(run.looks()))) {
            var last = runs.removeLast();
            runs.add(new Run(last.text() + run.text(), last.looks(), ""));
        } else {
            runs.add(space ? new Run(run.text(), Set.of(), "") : run);
        }
    }
}
