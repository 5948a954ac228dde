package lectern.app.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in an answer that names a page.
 *
 * @param page as people count, from 1
 * @param start first character of the mention in the answer
 * @param end after its last
 */
public record Citation(int page, int start, int end) {

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** "Page" in English and French, German, Spanish and Portuguese, Hindi, Arabic, Japanese. */
    private static final String WORD = "(?:\\b(?:pages?|pp?\\.|Seiten?|(?-i:S\\.)|páginas?|págs?\\.|पृष्ठों|पृष्ठ|पेज|"
            + "(?:ال)?صفح(?:ات|ة|تين|تان)|ص\\.?)|ページ|頁)";

    private static final String AND = "(?:,|;|、|،|&|-|–|"
            + "\\b(?:and|or|und|oder|et|ou|bis|to|à|a|y|e|o|u|और|या)\\b|و|أو|と|和)";

    /** The word, then numbers: "pages 2 and 5". Only the first may be followed by more. */
    private static final Pattern BEFORE = Pattern.compile(
            WORD + "\\s*(?:no\\.?|nº|n°|Nr\\.)?\\s*\\d{1,6}(?:\\s*" + AND + "\\s*\\d{1,6}\\b)*", FLAGS);

    /** A number, then the word, in Chinese and Japanese: 第3页, 3ページ. */
    private static final Pattern AFTER = Pattern.compile("第?\\s*\\d{1,6}\\s*(?:页|頁|ページ)", FLAGS);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * The pages that an answer names, in its order: "page 3", "Seiten 2 und 5", "p. 4", "第3页". A number that is no page
     * of the question is not one.
     *
     * @param pages those that the question was about, from 1
     */
    public static List<Citation> in(String answer, Set<Integer> pages) {
        var citations = new ArrayList<Citation>();
        for (var mention = AFTER.matcher(answer); mention.find(); ) {
            add(answer, mention.start(), mention.end(), pages, citations);
        }
        for (var mention = BEFORE.matcher(answer); mention.find(); ) {
            int start = mention.start();
            int end = mention.end();
            if (citations.stream().noneMatch(c -> c.start() < end && start < c.end())) {
                add(answer, start, end, pages, citations);
            }
        }
        citations.sort(Comparator.comparingInt(Citation::start));
        return List.copyOf(citations);
    }

    private static void add(String answer, int start, int end, Set<Integer> pages, List<Citation> citations) {
        var numbers = NUMBER.matcher(answer).region(start, end);
        boolean first = true;
        while (numbers.find()) {
            int page = Integer.parseInt(numbers.group());
            if (pages.contains(page)) {
                int last = numbers.end();
                boolean only = first && NUMBER.matcher(answer).region(last, end).results().findAny().isEmpty();
                citations.add(new Citation(page, first ? start : numbers.start(), only ? end : last));
            }
            first = false;
        }
    }
}
