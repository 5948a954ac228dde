package lectern.engine.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import lectern.engine.AnswerOptions;

/**
 * A flat JSON object as a grammar in llama.cpp's GBNF, for {@link AnswerOptions#grammar()}: every property once and in
 * its order, each with a value of its type or {@code null}, with one space after colons and commas and no other white
 * space between. So what is left to the model is what the values are.
 *
 * <p>Source: the notation is that of {@code grammars/README.md} in llama.cpp; strings and numbers are those of RFC
 * 8259, sections 6 and 7.
 */
public final class JsonGrammar {

    /** Rules that others are made of. A character of a string is one that JSON need not escape, or an escape. */
    private static final String SHARED = """
            char ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4})
            whole ::= "-"? ("0" | [1-9] [0-9]{0,14})
            month ::= "0" [1-9] | "1" [0-2]
            day ::= "0" [1-9] | [12] [0-9] | "3" [01]
            """;

    private JsonGrammar() {}

    /**
     * @param properties at least one, each name once
     * @throws IllegalArgumentException when there are none, or two of one name
     */
    public static String of(List<JsonProperty> properties) {
        var names = properties.stream().map(JsonProperty::name).collect(Collectors.toList());
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("An object needs properties, each name once.");
        }
        var root = new StringBuilder("root ::= ");
        var rules = new StringBuilder();
        for (int i = 0; i < properties.size(); i++) {
            var property = properties.get(i);
            root.append(literal((i == 0 ? "{" : ", ") + string(property.name()) + ": "))
                    .append(" p")
                    .append(i)
                    .append(' ');
            rules.append('p').append(i).append(" ::= ").append(value(property.type())).append(" | \"null\"\n");
        }
        return root.append(literal("}")).append('\n').append(rules).append(SHARED).toString();
    }

    private static String value(JsonProperty.Type type) {
        return switch (type) {
            case JsonProperty.Text(int maxLength) -> "\"\\\"\" char{0," + maxLength + "} \"\\\"\"";
            case JsonProperty.Decimal(int maxDecimals) when maxDecimals == 0 -> "whole";
            case JsonProperty.Decimal(int maxDecimals) -> "whole (\".\" [0-9]{1," + maxDecimals + "})?";
            case JsonProperty.Date() -> "\"\\\"\" [0-9]{4} \"-\" month \"-\" day \"\\\"\"";
            case JsonProperty.Truth() -> "\"true\" | \"false\"";
            case JsonProperty.OneOf(List<String> values) ->
                values.stream()
                        .map(JsonGrammar::string)
                        .map(JsonGrammar::literal)
                        .collect(Collectors.joining(" | "));
        };
    }

    /** A JSON string. */
    private static String string(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7F) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }

    /** Text as a literal of GBNF. */
    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
