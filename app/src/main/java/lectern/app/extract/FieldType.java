package lectern.app.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lectern.engine.grammar.JsonProperty;

/** What a field's values are. */
public enum FieldType {
    TEXT("a text as it is written", new JsonProperty.Text(160), Optional::of),
    NUMBER("a number, with a point before decimals", new JsonProperty.Decimal(6), WrittenNumber::number),
    DATE("a date, as YYYY-MM-DD", new JsonProperty.Date(), WrittenDate::of),
    AMOUNT(
            "an amount of money: only the number, with a point before decimals", new JsonProperty.Decimal(2),
            WrittenNumber::amount),
    YES_NO("true or false", new JsonProperty.Truth(), WrittenTruth::of);

    private final String instruction;
    private final JsonProperty.Type json;
    private final Function<String, Optional<String>> reading;

    FieldType(String instruction, JsonProperty.Type json, Function<String, Optional<String>> reading) {
        this.instruction = instruction;
        this.json = json;
        this.reading = reading;
    }

    /** What a model is told of values of this type. */
    String instruction() {
        return instruction;
    }

    JsonProperty.Type json() {
        return json;
    }

    /**
     * What an answer in free words says as a value of this type, in the form that the values of {@link #json} have in a
     * table. What cannot be read as one, or in two ways, stays as it was written.
     */
    String value(String answer) {
        return reading.apply(answer).orElse(answer);
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
