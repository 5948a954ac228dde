package lectern.app;

import java.util.List;
import java.util.Objects;
import lectern.app.extract.Problem;

/**
 * Something a person should read: a failure, or what was done on the way.
 *
 * @param key what it says, for translations and for callers that react: area and reason in lower case, such as
 *     {@code engine.context-too-small}, {@code picture.too-large} or {@code storage.disk-full}
 * @param arguments what a translated sentence needs, such as a file name or a count (as a number, so that it is written
 *     as the language does), in the order of the English one; empty when the sentence has no variable parts or only
 *     technical ones
 * @param sentence the same in English: what happened, what was kept, what to do next
 */
public record Notice(String key, List<Object> arguments, String sentence) {
    public Notice {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sentence);
        arguments = List.copyOf(arguments);
    }

    public static Notice of(Problem problem) {
        return new Notice(problem.key(), problem.arguments(), problem.sentence());
    }

    public static Notice of(String key, String sentence) {
        return new Notice(key, List.of(), sentence);
    }
}
