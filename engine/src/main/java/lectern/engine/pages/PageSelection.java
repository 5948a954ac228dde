package lectern.engine.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which pages of a document, as people write it: {@code 1,3-5,8-}.
 *
 * @param text page numbers from 1 and ranges, separated by commas; a range may lack its end. Empty for all pages
 */
public record PageSelection(String text) {

    public static final PageSelection ALL = new PageSelection("");

    private static final Pattern ITEM = Pattern.compile("(\\d{1,6})(?:\\s*[-–]\\s*(\\d{0,6}))?|[-–]\\s*(\\d{1,6})");

    /** @throws IllegalArgumentException with a sentence when it cannot be understood */
    public PageSelection {
        text = text.strip();
        for (var item : items(text)) {
            var match = ITEM.matcher(item);
            if (!match.matches()) {
                throw new IllegalArgumentException(
                        "“" + item + "” is no page and no range of pages. Write pages like 1,3 or 2-4.");
            }
        }
    }

    /** Pages by their numbers from 0, as short as can be: neighbours become ranges. */
    public static PageSelection of(List<Integer> pages) {
        var sorted = new TreeSet<>(pages).stream().toList();
        var text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            int last = i;
            while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(sorted.get(i) + 1);
            if (last > i) {
                text.append(last == i + 1 ? "," : "-").append(sorted.get(last) + 1);
            }
            i = last;
        }
        return new PageSelection(text.toString());
    }

    public boolean isAll() {
        return text.isEmpty();
    }

    /**
     * The pages of a document, from 0, in the document's order, each once.
     *
     * @param count how many pages the document has
     * @throws IllegalArgumentException with a sentence when it names a page that is not there
     */
    public List<Integer> of(int count) {
        var pages = new TreeSet<Integer>();
        for (var item : isAll() ? List.of("1-") : items(text)) {
            var match = ITEM.matcher(item);
            match.matches();
            int from = match.group(1) == null ? 1 : Integer.parseInt(match.group(1));
            var end = match.group(3) != null ? match.group(3) : match.group(2);
            int to = end == null ? from : end.isEmpty() ? Math.max(from, count) : Integer.parseInt(end);
            if (from < 1 || from > count || to < from || to > count) {
                int missing = from < 1 || from > count ? from : to;
                throw new IllegalArgumentException("There "
                        + (to < from ? "are no pages " + item : "is no page " + missing) + ": the document has "
                        + (count == 1 ? "one page." : count + " pages."));
            }
            for (int page = from; page <= to; page++) {
                pages.add(page - 1);
            }
        }
        return List.copyOf(pages);
    }

    private static List<String> items(String text) {
        var items = new ArrayList<String>();
        for (var item : text.split("[,;]")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }
}
