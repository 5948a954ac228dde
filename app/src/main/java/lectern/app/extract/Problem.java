package lectern.app.extract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import lectern.engine.EngineException;
import lectern.engine.document.PictureException;

/**
 * Why a document or a page could not be read.
 *
 * @param key what to translate by, as notices have it: {@code picture.} or {@code engine.} and the reason in lower
 *     case; empty where that is not known
 * @param arguments what a translated sentence needs
 * @param sentence in English; as JSON, a problem is this alone
 */
public record Problem(String key, List<Object> arguments, String sentence) {

    public Problem {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sentence);
        arguments = List.copyOf(arguments);
    }

    @Override
    @JsonValue
    public String sentence() {
        return sentence;
    }

    /** @param name of the file */
    static Problem of(PictureException e, String name) {
        return new Problem(key("picture", e.reason()), List.of(name), e.getMessage());
    }

    static Problem of(EngineException e) {
        return new Problem(key("engine", e.reason()), List.copyOf(e.arguments()), e.getMessage());
    }

    private static String key(String area, Enum<?> reason) {
        return area + "." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
