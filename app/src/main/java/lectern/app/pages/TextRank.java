package lectern.app.pages;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much texts have to do with a question: Okapi BM25 (k1 = 1.2, b = 0.75) over their words, in small letters and
 * without accents. Words of scripts without spaces are pairs of characters.
 */
final class TextRank {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private TextRank() {}

    /** One number a text, larger for more, 0 for nothing in common. */
    static double[] of(String question, List<String> texts) {
        var wanted = new HashSet<>(words(question));
        var counts = new ArrayList<Map<String, Integer>>();
        var lengths = new int[texts.size()];
        var containing = new HashMap<String, Integer>();
        for (int i = 0; i < texts.size(); i++) {
            var words = words(texts.get(i));
            lengths[i] = words.size();
            var count = new HashMap<String, Integer>();
            words.stream().filter(wanted::contains).forEach(word -> count.merge(word, 1, Integer::sum));
            count.keySet().forEach(word -> containing.merge(word, 1, Integer::sum));
            counts.add(count);
        }
        double meanLength = java.util.Arrays.stream(lengths).average().orElse(1);
        var ranks = new double[texts.size()];
        for (int i = 0; i < ranks.length; i++) {
            for (var entry : counts.get(i).entrySet()) {
                int in = containing.get(entry.getKey());
                double rarity = Math.log(1 + (texts.size() - in + 0.5) / (in + 0.5));
                double f = entry.getValue();
                ranks[i] += rarity * f * (K1 + 1) / (f + K1 * (1 - B + B * lengths[i] / Math.max(1, meanLength)));
            }
        }
        return ranks;
    }

    static List<String> words(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        var breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(plain);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            var word = plain.substring(from, to);
            if (!Character.isLetterOrDigit(word.codePointAt(0))) {
                continue;
            }
            if (Character.isIdeographic(word.codePointAt(0)) && word.length() > 2) {
                for (int i = 0; i + 2 <= word.length(); i++) {
                    words.add(word.substring(i, i + 2));
                }
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
