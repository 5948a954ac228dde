package lectern.ui.transcript;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.app.AskedPages;
import lectern.app.Doubt;
import lectern.app.evidence.Citation;
import lectern.ui.Messages;
import lectern.ui.text.Look;
import lectern.ui.text.Mark;

/** What is marked in an answer: pages that it names, and words that its model was not sure of. */
final class AnswerMarks {

    private static final String PAGE = "page:";

    private AnswerMarks() {}

    /**
     * @param shown the answer's characters as they are shown
     * @param written the answer as it was written, in Markdown; doubts count its characters
     */
    static List<Mark> of(String shown, String written, AskedPages pages, List<Doubt> doubts) {
        var marks = new ArrayList<Mark>();
        for (var citation : Citation.in(shown, pages.numbers())) {
            pages.of(citation.page()).ifPresent(attachment -> marks.add(new Mark(
                    citation.start(), citation.end(), Set.of(Look.LINK), PAGE + citation.page(),
                    Messages.text("transcript.cited", citation.page(), attachment.name()))));
        }
        if (!doubts.isEmpty()) {
            addDoubts(shown, written, doubts, marks);
        }
        return marks;
    }

    /** The page that a target leads to, as people count; empty where it leads elsewhere. */
    static OptionalInt page(String target) {
        return target.matches(PAGE + "\\d{1,6}")
                ? OptionalInt.of(Integer.parseInt(target.substring(PAGE.length())))
                : OptionalInt.empty();
    }

    /** Words that are shown are looked for in what was written, one after the other: marks of Markdown lie between. */
    private static void addDoubts(String shown, String written, List<Doubt> doubts, List<Mark> marks) {
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(shown);
        int at = 0;
        int next = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            if (!Character.isLetterOrDigit(shown.codePointAt(start))) {
                continue;
            }
            int found = written.indexOf(shown.substring(start, end), at);
            if (found < 0) {
                continue;
            }
            at = found + end - start;
            while (next < doubts.size() && doubts.get(next).end() <= found) {
                next++;
            }
            if (next < doubts.size() && doubts.get(next).start() < at) {
                marks.add(new Mark(start, end, Set.of(Look.DOUBT), "", note(doubts.get(next))));
            }
        }
    }

    private static String note(Doubt doubt) {
        var unsure = Messages.text("transcript.doubt", doubt.probability());
        return doubt.alternatives().isEmpty()
                ? unsure
                : unsure + "\n" + Messages.text("transcript.doubt.others", doubt.alternatives().stream()
                        .map(a -> Messages.text("transcript.doubt.other", a.text(), a.probability()))
                        .collect(Collectors.joining(", ")));
    }
}
