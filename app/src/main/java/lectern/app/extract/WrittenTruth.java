package lectern.app.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Yes or no in a language of Lectern, also at the beginning of a sentence. */
final class WrittenTruth {

    private static final Set<String> YES = Set.of(
            "yes", "true", "ja", "oui", "sí", "sim", "はい", "是", "是的", "हाँ", "हां", "نعم");
    private static final Set<String> NO = Set.of(
            "no", "false", "nein", "non", "não", "いいえ", "否", "不是", "नहीं", "لا");

    /** What follows the word. Not what joins it to another, as in “yes/no” and “non-taxable”. */
    private static final Pattern REST =
            Pattern.compile("[\\p{P}&&[^/／'’\\-\u2010\u2011]].*|\\s-.*", Pattern.DOTALL);

    private WrittenTruth() {}

    /** @return {@code yes} or {@code no}; empty where it is something else */
    static Optional<String> of(String text) {
        var word = REST.matcher(text.strip()).replaceFirst("").strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of("yes") : NO.contains(word) ? Optional.of("no") : Optional.empty();
    }
}
