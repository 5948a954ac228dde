package lectern.app.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lectern.engine.grammar.JsonProperty;

/** What a field's values are. */
public enum FieldType {
    TEXT("a text as it is written", new JsonProperty.Text(160)),
    NUMBER("a number, with a point before decimals", new JsonProperty.Decimal(6)),
    DATE("a date, as YYYY-MM-DD", new JsonProperty.Date()),
    AMOUNT("an amount of money: only the number, with a point before decimals", new JsonProperty.Decimal(2)),
    YES_NO("true or false", new JsonProperty.Truth());

    private final String instruction;
    private final JsonProperty.Type json;

    FieldType(String instruction, JsonProperty.Type json) {
        this.instruction = instruction;
        this.json = json;
    }

    /** What a model is told of values of this type. */
    String instruction() {
        return instruction;
    }

    JsonProperty.Type json() {
        return json;
    }

    /** The name in files: text, number, date, amount, yes-no. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence that lists the names */
    public static FieldType of(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no type “" + id + "”. Choose "
                        + Arrays.stream(values()).map(FieldType::id).collect(Collectors.joining(", ")) + "."));
    }
}
