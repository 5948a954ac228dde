package lectern.app;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lectern.app.SearchResult.Range;

/** The part of a text in which the words of a query are. Case and accents make no difference, as in the index. */
record SearchSnippet(String text, List<Range> marks) {

    private static final int BEFORE = 40;
    private static final int LENGTH = 120;

    /** Of Markdown: they are not what a person looks for, nor what is shown of an answer. */
    private static final String MARKS = "[*`#|~]+|:?-{2,}:?";

    static SearchSnippet of(String text, String query) {
        var line = text.replaceAll(MARKS, " ").replaceAll("\\s+", " ").strip();
        var folded = fold(line);
        var found = words(query)
                .flatMap(word -> occurrences(folded, word))
                .sorted(Comparator.comparingInt(Range::from))
                .toList();
        int first = found.isEmpty() ? 0 : found.getFirst().from();
        int from = first <= BEFORE ? 0 : wordStart(line, first - BEFORE, first);
        int to = Math.min(line.length(), from + LENGTH);
        if (to < line.length() && Character.isHighSurrogate(line.charAt(to - 1))) {
            to--;
        }
        var before = from > 0 ? "…" : "";
        int shift = before.length() - from;
        var marks = new ArrayList<Range>();
        int end = 0;
        for (var range : found) {
            if (range.from() >= from && range.to() <= to && range.from() + shift >= end) {
                marks.add(new Range(range.from() + shift, range.to() + shift));
                end = range.to() + shift;
            }
        }
        return new SearchSnippet(before + line.substring(from, to) + (to < line.length() ? "…" : ""), marks);
    }

    private static Stream<String> words(String query) {
        return Stream.of(query.split("[\\s\"“”„«»]+")).map(SearchSnippet::fold).filter(word -> !word.isEmpty());
    }

    /** Where words begin with it; in scripts without spaces, anywhere. */
    private static Stream<Range> occurrences(String text, String word) {
        var found = new ArrayList<Range>();
        boolean anywhere = word.codePoints().anyMatch(c -> c > 0x0E00);
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            if (anywhere || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                found.add(new Range(at, at + word.length()));
            }
        }
        return found.stream();
    }

    private static int wordStart(String line, int from, int most) {
        int space = line.indexOf(' ', from);
        int start = space >= 0 && space < most ? space + 1 : from;
        return Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start;
    }

    /** Lower case without accents, each character in its place. */
    private static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c < 0x80 || Character.isSurrogate(c) ? Character.toLowerCase(c) : base(c));
        }
        return folded.toString();
    }

    private static char base(char c) {
        // Hangul falls apart into letters as well, but there a syllable is what is looked for.
        boolean accented = c < 0x0530 || c >= 0x1E00 && c < 0x2000;
        char first = accented ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0) : c;
        return Character.toLowerCase(first);
    }
}
