package lectern.app;

import com.github.difflib.DiffUtils;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where two readings of the same page differ, word by word; what stands between words makes no difference. */
public final class Differences {

    private Differences() {}

    /**
     * @param start where the second reading differs
     * @param end after it; the same as the start where the second leaves something out
     * @param first what the first reading has there; empty for nothing
     * @param second what the second has; empty for nothing
     */
    public record Difference(int start, int end, String first, String second) {}

    private record Word(int start, int end) {}

    /** In the order of the second reading. */
    public static List<Difference> of(String first, String second) {
        var before = words(first);
        var after = words(second);
        var deltas = DiffUtils.diff(texts(first, before), texts(second, after)).getDeltas();
        return deltas.stream()
                .map(delta -> {
                    var source = delta.getSource();
                    var target = delta.getTarget();
                    int from = target.getPosition();
                    int start = from < after.size() ? after.get(from).start() : second.length();
                    int end = target.size() == 0 ? start : after.get(from + target.size() - 1).end();
                    return new Difference(
                            start, end, range(first, before, source.getPosition(), source.size()),
                            second.substring(start, end));
                })
                .toList();
    }

    private static String range(String text, List<Word> words, int from, int count) {
        return count == 0 ? "" : text.substring(words.get(from).start(), words.get(from + count - 1).end());
    }

    private static List<String> texts(String text, List<Word> words) {
        return words.stream().map(word -> text.substring(word.start(), word.end())).toList();
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (Character.isLetterOrDigit(text.codePointAt(start))) {
                words.add(new Word(start, end));
            }
        }
        return words;
    }
}
