package lectern.app.eval;

import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How good an answer is. */
public final class AnswerScore {

    /** Answers that differ in more than half of their characters are worth nothing (τ of the definition). */
    private static final double THRESHOLD = 0.5;

    private AnswerScore() {}

    /** Whether the answer is one of the right ones to the last character; white space around it does not count. */
    public static boolean exact(String answer, List<String> right) {
        return right.stream().anyMatch(r -> r.strip().equals(answer.strip()));
    }

    /**
     * Normalised Levenshtein similarity, the term of a question in ANLS: 1 − NL where NL, the edit distance divided by
     * the longer one's length, is below one half, otherwise 0; of the best of the right answers. Case and repeated
     * white space do not count. Source: Mathew et al., “DocVQA” (WACV 2021), section 5.1, after Biten et al. (ICCV
     * 2019).
     *
     * @return 0 to 1
     */
    public static double anls(String answer, List<String> right) {
        return right.stream().mapToDouble(r -> similarity(plain(answer), plain(r))).max().orElse(0);
    }

    private static double similarity(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 1;
        }
        double distance = (double) LevenshteinDistance.getDefaultInstance().apply(a, b) / longer;
        return distance < THRESHOLD ? 1 - distance : 0;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
