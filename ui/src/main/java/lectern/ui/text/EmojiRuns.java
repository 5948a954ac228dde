package lectern.ui.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import lectern.app.emoji.EmojiSequences;
import lectern.ui.emoji.EmojiPictures;

/** Cuts runs so that each emoji is one of its own. */
final class EmojiRuns {

    private EmojiRuns() {}

    /** The same characters; the same runs where there are no emoji, or JavaFX draws them itself. */
    static List<Run> of(List<Run> runs) {
        if (!EmojiPictures.NEEDED) {
            return runs;
        }
        var out = new ArrayList<Run>(runs.size());
        runs.forEach(run -> cut(run, out));
        return out;
    }

    private static void cut(Run run, List<Run> out) {
        var emoji = run.looks().contains(Look.MATH) ? List.<EmojiSequences.Range>of() : EmojiSequences.in(run.text());
        if (emoji.isEmpty()) {
            out.add(run);
            return;
        }
        var coloured = EnumSet.of(Look.EMOJI);
        coloured.addAll(run.looks());
        int from = 0;
        for (var range : emoji) {
            if (from < range.start()) {
                out.add(new Run(run.text().substring(from, range.start()), run.looks(), run.target(), run.note()));
            }
            out.add(new Run(
                    run.text().substring(range.start(), range.end()), coloured, run.target(), run.note()));
            from = range.end();
        }
        if (from < run.text().length()) {
            out.add(new Run(run.text().substring(from), run.looks(), run.target(), run.note()));
        }
    }
}
