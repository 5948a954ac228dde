package lectern.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;

/**
 * Words that the person keeps under a name: a question to be asked again, or instructions for the model.
 *
 * @param name what the person calls it
 * @param words what is meant
 */
public record NamedText(String name, String words) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<NamedText>> LIST = new TypeReference<>() {};

    public NamedText {
        Objects.requireNonNull(name);
        Objects.requireNonNull(words);
    }

    /** A setting of several, in the order in which they are listed; none while nothing was chosen. */
    static Setting<List<NamedText>> setting(String name) {
        return Setting.written(name, List.of(), NamedText::write, NamedText::read);
    }

    private static String write(List<NamedText> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Names and words can always be written", e);
        }
    }

    private static List<NamedText> read(String text) {
        try {
            return List.copyOf(JSON.readValue(text, LIST));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("No list of named texts", e);
        }
    }
}
