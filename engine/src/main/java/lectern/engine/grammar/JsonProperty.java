package lectern.engine.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A property of a flat JSON object.
 *
 * @param name its key; not blank
 */
public record JsonProperty(String name, Type type) {

    public JsonProperty {
        Objects.requireNonNull(type);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A property needs a name.");
        }
    }

    /** What its value may be; {@code null} always is another. */
    public sealed interface Type {}

    /**
     * A string on one line.
     *
     * @param maxLength most characters, 1 to 1000
     */
    public record Text(int maxLength) implements Type {
        public Text {
            requireBetween(1, maxLength, 1000);
        }
    }

    /**
     * A decimal number without an exponent.
     *
     * @param maxDecimals most digits after the point, 0 (a whole number) to 9
     */
    public record Decimal(int maxDecimals) implements Type {
        public Decimal {
            requireBetween(0, maxDecimals, 9);
        }
    }

    /** A string {@code YYYY-MM-DD} with a month from 01 to 12 and a day from 01 to 31. */
    public record Date() implements Type {}

    /** {@code true} or {@code false}. */
    public record Truth() implements Type {}

    /**
     * One of several strings.
     *
     * @param values at least one, each once
     */
    public record OneOf(List<String> values) implements Type {
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
                throw new IllegalArgumentException("A choice needs values, each of them once.");
            }
        }
    }

    private static void requireBetween(int least, int value, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("It has to be from " + least + " to " + most + ", not " + value + ".");
        }
    }
}
