package lectern.app.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lectern.engine.document.PlacedWord;

/**
 * Which pages an answer is found on. Pages are looked at one by one; then the best of them are told.
 *
 * <p>A page is evidence when a passage of it tells enough ({@link PassageWeight}) and stands on no more than two thirds
 * of the pages, nor of its document's pages: what is on every page, such as a header, tells nothing of any. Pages are
 * ranked by the sum of their passages' weights, each times ln(1 + pages / pages that have it); of pages that rank
 * equal, the one that was looked at first comes first. Where nothing is clear, nothing is evidence.
 */
public final class Evidence {

    /** So many pages are told. */
    public static final int MOST = 3;

    private final FoundText found;
    private final List<Looked> looked = new ArrayList<>();

    /** By core. */
    private final Map<String, Spread> spreads = new HashMap<>();

    /** @param evidence those passages that tell enough, by core */
    private record Looked(int document, int page, String terms, Map<String, Passage> evidence) {}

    /** How many pages have something. @param byDocument of each document */
    private record Spread(int all, Map<Integer, Integer> byDocument) {}

    /**
     * A page that says what the answer says.
     *
     * @param document as it was numbered when the page was looked at
     * @param page likewise
     * @param words what was found, as the page has it, in its order
     */
    public record Place(int document, int page, List<String> words) {
        public Place {
            words = List.copyOf(words);
        }
    }

    /**
     * @param question what is in it already tells nothing
     * @param pages that the question was about, from 1: where the answer names one, that is not looked for
     */
    public Evidence(String answer, String question, Set<Integer> pages) {
        found = new FoundText(answer, question, pages);
    }

    /**
     * Looks at a page. One without words counts for nothing.
     *
     * @param document a number for its document
     * @param page its number
     * @param words of its text layer, in the order in which they are read
     */
    public void look(int document, int page, List<PlacedWord> words) {
        if (words.isEmpty()) {
            return;
        }
        var terms = new StringBuilder("\n");
        var evidence = new LinkedHashMap<String, Passage>();
        for (var passage : found.on(words)) {
            terms.append(line(passage.terms()));
            if (passage.weight().isEnough()) {
                evidence.putIfAbsent(line(passage.core()), passage);
            }
        }
        looked.add(new Looked(document, page, terms.toString(), evidence));
        spreads.clear();
    }

    /** Terms so that those of a part of a passage are a part of those of the whole. */
    private static String line(List<String> terms) {
        return " " + String.join(" ", terms) + " \n";
    }

    /** All pages that are evidence, the best first. */
    public List<Place> ranked() {
        var ranks = new LinkedHashMap<Place, Double>();
        for (var page : looked) {
            var telling = page.evidence().entrySet().stream()
                    .filter(core -> isRare(core.getKey(), page.document()))
                    .toList();
            if (!telling.isEmpty()) {
                var words = telling.stream().map(core -> core.getValue().words()).distinct().toList();
                double rank = telling.stream()
                        .mapToDouble(core -> core.getValue().weight().points() * rarity(core.getKey()))
                        .sum();
                ranks.put(new Place(page.document(), page.page(), words), rank);
            }
        }
        return ranks.entrySet().stream()
                .sorted(Map.Entry.<Place, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isRare(String core, int document) {
        var spread = spread(core);
        long pages = looked.stream().filter(page -> page.document() == document).count();
        return isRare(spread.all(), looked.size()) && isRare(spread.byDocument().getOrDefault(document, 0), pages);
    }

    private static boolean isRare(int having, long pages) {
        return pages == 1 || 3L * having <= 2 * pages;
    }

    private double rarity(String core) {
        return Math.log(1 + (double) looked.size() / spread(core).all());
    }

    private Spread spread(String core) {
        return spreads.computeIfAbsent(core, some -> {
            // A line of terms ends; what is looked for may end within one.
            var part = some.substring(0, some.length() - 1);
            var byDocument = new HashMap<Integer, Integer>();
            for (var page : looked) {
                if (page.terms().contains(part)) {
                    byDocument.merge(page.document(), 1, Integer::sum);
                }
            }
            return new Spread(byDocument.values().stream().mapToInt(Integer::intValue).sum(), byDocument);
        });
    }
}
