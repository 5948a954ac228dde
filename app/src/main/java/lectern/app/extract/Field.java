package lectern.app.extract;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name its heading; not blank
 * @param hint where or how it is found; asked as a question when fields are asked one by one. May be empty
 */
public record Field(String name, FieldType type, String hint) {

    public Field {
        Objects.requireNonNull(type);
        name = name.strip();
        hint = hint.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A field needs a name.");
        }
    }

    /** What is asked when it is asked by itself. */
    public String question() {
        return hint.isEmpty() ? "What is the " + name + "?" : hint;
    }
}
