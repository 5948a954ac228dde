package lectern.app.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a table as a JSON file: a list of objects with {@code name}, {@code type} (text, number, date, amount,
 * yes-no; text when it is left out) and {@code hint} (may be left out).
 */
public final class FieldsFile {

    private static final String FORM =
            " A fields file is a JSON list such as [{\"name\": \"Total\", \"type\": \"amount\", \"hint\": \"What is"
                    + " the total?\"}].";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldsFile() {}

    /** @throws ExtractException when it cannot be read, or is not as described */
    public static List<Field> read(Path file) throws ExtractException {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ExtractException("The fields file " + file + " cannot be read. Check its name." + FORM, e);
        } catch (IllegalArgumentException e) {
            throw new ExtractException("The fields file " + file + " cannot be used: " + e.getMessage() + FORM, e);
        }
    }

    static List<Field> parse(String text) {
        var fields = new ArrayList<Field>();
        for (var node : list(text)) {
            var field = new Field(
                    text(node, "name", ""),
                    FieldType.of(text(node, "type", FieldType.TEXT.id())),
                    text(node, "hint", ""));
            if (fields.stream().anyMatch(f -> f.name().equals(field.name()))) {
                throw new IllegalArgumentException("Two fields are called “" + field.name() + "”.");
            }
            fields.add(field);
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("It names no field.");
        }
        return List.copyOf(fields);
    }

    private static JsonNode list(String text) {
        try {
            var node = JSON.readTree(text);
            if (node.isArray()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It is not JSON.", e);
        }
        throw new IllegalArgumentException("It is not a list.");
    }

    private static String text(JsonNode node, String key, String otherwise) {
        var value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("A field's " + key + " is no text.");
        }
        return value.textValue();
    }
}
