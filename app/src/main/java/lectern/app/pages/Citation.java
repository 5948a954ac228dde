package lectern.app.pages;

import java.util.ArrayList;
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

    private static final Pattern MENTION = Pattern.compile(
            "\\b(?:pages?|pp?\\.)\\s*(\\d{1,6})(?:\\s*(?:,|and|&|or|-|–)\\s*(\\d{1,6}))*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /**
     * The pages that an answer names, in its order: "page 3", "pages 2 and 5", "p. 4". A number that is no page of the
     * question is not one.
     *
     * @param pages those that the question was about, from 1
     */
    public static List<Citation> in(String answer, Set<Integer> pages) {
        var citations = new ArrayList<Citation>();
        for (var mention = MENTION.matcher(answer); mention.find(); ) {
            var numbers = NUMBER.matcher(answer).region(mention.start(), mention.end());
            boolean first = true;
            while (numbers.find()) {
                int page = Integer.parseInt(numbers.group());
                if (pages.contains(page)) {
                    citations.add(new Citation(page, first ? mention.start() : numbers.start(), numbers.end()));
                }
                first = false;
            }
        }
        return List.copyOf(citations);
    }
}
