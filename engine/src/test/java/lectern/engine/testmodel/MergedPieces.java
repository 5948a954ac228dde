package lectern.engine.testmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Learns pieces of words from a text by byte-pair encoding: the most frequent neighbours become one, over and over. */
final class MergedPieces {

    private MergedPieces() {}

    /**
     * The pieces in the order of their merging, which is their rank in a SentencePiece vocabulary.
     *
     * @param most how many at most
     */
    static List<String> of(String text, int most) {
        var words = new LinkedHashMap<List<String>, Integer>();
        for (var word : text.strip().split("\\s+")) {
            words.merge(("▁" + word).codePoints().mapToObj(Character::toString).toList(), 1, Integer::sum);
        }
        Map<List<String>, Integer> current = words;
        var pieces = new LinkedHashSet<String>();
        while (pieces.size() < most) {
            var best = mostFrequentPair(current);
            if (best == null) {
                break;
            }
            pieces.add(best.getFirst() + best.getLast());
            current = merge(current, best);
        }
        return List.copyOf(pieces);
    }

    /** Equal counts are settled by the alphabet, so that every platform learns the same. */
    private static List<String> mostFrequentPair(Map<List<String>, Integer> words) {
        var counts = new HashMap<List<String>, Integer>();
        words.forEach((word, count) -> {
            for (int i = 0; i + 1 < word.size(); i++) {
                counts.merge(List.of(word.get(i), word.get(i + 1)), count, Integer::sum);
            }
        });
        List<String> best = null;
        int bestCount = 0;
        for (var entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count > bestCount || count == bestCount && isBefore(entry.getKey(), best)) {
                best = entry.getKey();
                bestCount = count;
            }
        }
        return best;
    }

    private static boolean isBefore(List<String> a, List<String> b) {
        int first = a.getFirst().compareTo(b.getFirst());
        return first != 0 ? first < 0 : a.getLast().compareTo(b.getLast()) < 0;
    }

    private static Map<List<String>, Integer> merge(Map<List<String>, Integer> words, List<String> pair) {
        var merged = new LinkedHashMap<List<String>, Integer>();
        words.forEach((word, count) -> {
            var pieces = new ArrayList<String>(word.size());
            for (int i = 0; i < word.size(); i++) {
                boolean here = i + 1 < word.size() && word.get(i).equals(pair.getFirst())
                        && word.get(i + 1).equals(pair.getLast());
                pieces.add(here ? pair.getFirst() + pair.getLast() : word.get(i));
                i += here ? 1 : 0;
            }
            merged.merge(pieces, count, Integer::sum);
        });
        return merged;
    }
}
