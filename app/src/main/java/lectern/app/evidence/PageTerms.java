package lectern.app.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;

/** The text layer of a page as terms that know where they stand. A word that is divided at the end of a line is one. */
final class PageTerms {

    private static final String HYPHENS = "-‐\u00AD";

    private final List<PlacedWord> words;
    private final String text;

    /** Of each word, where it begins in the text. */
    private final int[] starts;

    private final List<Term> terms;

    /** @param words in the order in which they are read */
    PageTerms(List<PlacedWord> words) {
        this.words = words;
        this.starts = new int[words.size()];
        var all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            all.append(i == 0 ? "" : between(words.get(i - 1), words.get(i)));
            starts[i] = all.length();
            all.append(Terms.normal(words.get(i).text()));
        }
        text = all.toString();
        terms = Terms.of(text);
    }

    private static String between(PlacedWord before, PlacedWord after) {
        if (before.line() == after.line()) {
            return " ";
        }
        int length = before.text().length();
        boolean divided = length > 1
                && HYPHENS.indexOf(before.text().charAt(length - 1)) >= 0
                && Character.isLetter(before.text().codePointBefore(length - 1))
                && Character.isLetter(after.text().codePointAt(0));
        return divided ? "" : "\n";
    }

    List<Term> all() {
        return terms;
    }

    String text() {
        return text;
    }

    /** As it is written from one term to before another, on one line. */
    String written(int from, int to) {
        return text.substring(terms.get(from).start(), terms.get(to - 1).end()).replace('\n', ' ');
    }

    /** Rectangles around what is written from one term to before another, one a line. */
    List<PageArea> areas(int from, int to) {
        var lines = new TreeMap<Integer, PageArea>();
        for (int i = from; i < to; i++) {
            var term = terms.get(i);
            for (int at = wordAt(term.start()); at < words.size() && starts[at] < term.end(); at++) {
                lines.merge(words.get(at).line(), area(at, term), PageArea::with);
            }
        }
        return new ArrayList<>(lines.values());
    }

    private int wordAt(int character) {
        int found = Arrays.binarySearch(starts, character);
        // Words whose text is nothing in its normal form begin where the next one does: the last of them is meant.
        int at = found >= 0 ? found : -found - 2;
        while (at + 1 < starts.length && starts[at + 1] == character) {
            at++;
        }
        return at;
    }

    /** Of a word, what the term is; words of letters are never split. */
    private PageArea area(int word, Term term) {
        var area = words.get(word).area();
        if (term.kind() != Term.Kind.CHARACTER) {
            return area;
        }
        int end = word + 1 < starts.length ? starts[word + 1] : text.length();
        double length = Math.max(1, text.substring(starts[word], end).stripTrailing().length());
        double from = Math.clamp((term.start() - starts[word]) / length, 0, 1);
        double share = Math.clamp((term.end() - term.start()) / length, 0, 1 - from);
        if (share <= 0) {
            return area;
        }
        return area.width() >= area.height()
                ? new PageArea(area.x() + from * area.width(), area.y(), share * area.width(), area.height())
                : new PageArea(area.x(), area.y() + from * area.height(), area.width(), share * area.height());
    }
}
