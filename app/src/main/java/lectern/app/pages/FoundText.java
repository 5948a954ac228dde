package lectern.app.pages;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;

/**
 * Where a page says what an answer says.
 *
 * <p>Found are figures of two characters or more, names, and words in the order in which the answer has them: three, or
 * two of some length, or all of a short answer. Single common words are on every page and mean nothing.
 */
public final class FoundText {

    /** Of the shortest word that counts in a pair, and of the shortest name. */
    private static final int LONG = 3;

    /** Answers of up to so many words are looked for whole. */
    private static final int SHORT_ANSWER = 4;

    private static final String EDGES = "[^\\p{L}\\p{N}\\p{M}]+";

    private final List<PlacedWord> page;
    private final List<String> pageWords;
    private final List<String> said;
    private final List<String> saidWords;

    private FoundText(List<PlacedWord> page, String answer) {
        this.page = page;
        this.pageWords = page.stream().map(word -> plain(word.text())).toList();
        this.said = Stream.of(answer.split("[\\s|]+")).filter(word -> !plain(word).isEmpty()).toList();
        this.saidWords = said.stream().map(FoundText::plain).toList();
    }

    /**
     * @param page its words, in order
     * @param pages that the question was about, from 1: where the answer names one, that is not looked for
     * @return rectangles around what was found, one a line and finding
     */
    public static List<PageArea> on(List<PlacedWord> page, String answer, Set<Integer> pages) {
        var rest = new StringBuilder(answer);
        for (var citation : Citation.in(answer, pages).reversed()) {
            rest.replace(citation.start(), citation.end(), " ");
        }
        return new FoundText(page, rest.toString()).find();
    }

    private List<PageArea> find() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < saidWords.size(); i++) {
            places.computeIfAbsent(saidWords.get(i), word -> new ArrayList<>()).add(i);
        }
        var found = new ArrayList<PageArea>();
        for (int i = 0; i < page.size(); ) {
            int from = -1;
            int length = 0;
            for (int start : places.getOrDefault(pageWords.get(i), List.of())) {
                int same = same(i, start);
                if (same > length) {
                    length = same;
                    from = start;
                }
            }
            if (length > 0 && counts(i, from, length)) {
                found.addAll(areas(page.subList(i, i + length)));
                i += length;
            } else {
                i++;
            }
        }
        return List.copyOf(found);
    }

    /** How many words from these two on are the same. */
    private int same(int onPage, int inAnswer) {
        int length = 0;
        while (onPage + length < page.size()
                && inAnswer + length < saidWords.size()
                && !pageWords.get(onPage + length).isEmpty()
                && pageWords.get(onPage + length).equals(saidWords.get(inAnswer + length))) {
            length++;
        }
        return length;
    }

    private boolean counts(int onPage, int inAnswer, int length) {
        var words = pageWords.subList(onPage, onPage + length);
        if (length > 2 || words.stream().anyMatch(FoundText::isFigure)) {
            return true;
        }
        if (length == saidWords.size() && saidWords.size() <= SHORT_ANSWER) {
            return words.stream().anyMatch(word -> word.length() >= LONG);
        }
        return length == 2
                ? words.stream().allMatch(word -> word.length() >= LONG)
                : isName(onPage, inAnswer);
    }

    private static boolean isFigure(String word) {
        return word.length() > 1 && word.chars().anyMatch(Character::isDigit);
    }

    /** Capital in the middle of a sentence and on the page, where it stands only once. */
    private boolean isName(int onPage, int inAnswer) {
        var word = pageWords.get(onPage);
        boolean begins = inAnswer == 0 || said.get(inAnswer - 1).matches(".*[.!?:]");
        return word.length() > LONG
                && !begins
                && startsWithCapital(page.get(onPage).text())
                && startsWithCapital(said.get(inAnswer))
                && pageWords.stream().filter(word::equals).count() == 1;
    }

    private static boolean startsWithCapital(String word) {
        return word.codePoints().filter(Character::isLetter).limit(1).anyMatch(Character::isUpperCase);
    }

    private static List<PageArea> areas(List<PlacedWord> words) {
        return words.stream()
                .collect(Collectors.groupingBy(
                        PlacedWord::line,
                        java.util.TreeMap::new,
                        Collectors.mapping(PlacedWord::area, Collectors.reducing(PageArea::with))))
                .values()
                .stream()
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    /** As it is compared: compatible forms as one, small letters, nothing at its ends that is no letter or digit. */
    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("^" + EDGES + "|" + EDGES + "$", "");
    }
}
