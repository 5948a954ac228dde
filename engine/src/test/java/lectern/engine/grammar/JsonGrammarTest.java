package lectern.engine.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonGrammarTest {

    @Test
    void an_object_has_every_property_once_in_its_order_each_of_its_type_or_null() {
        var grammar = JsonGrammar.of(List.of(
                new JsonProperty("name", new JsonProperty.Text(80)),
                new JsonProperty("total", new JsonProperty.Decimal(2)),
                new JsonProperty("paid", new JsonProperty.Truth())));
        assertThat(grammar.lines().limit(4)).containsExactly(
                "root ::= \"{\\\"name\\\": \" p0 \", \\\"total\\\": \" p1 \", \\\"paid\\\": \" p2 \"}\"",
                "p0 ::= \"\\\"\" char{0,80} \"\\\"\" | \"null\"",
                "p1 ::= whole (\".\" [0-9]{1,2})? | \"null\"",
                "p2 ::= \"true\" | \"false\" | \"null\"");
    }

    @Test
    void names_and_choices_may_contain_anything() {
        var grammar = JsonGrammar.of(List.of(
                new JsonProperty("a \"b\" \\ ü\n", new JsonProperty.OneOf(List.of("x\"y", "z")))));
        assertThat(grammar.lines().limit(2)).containsExactly(
                "root ::= \"{\\\"a \\\\\\\"b\\\\\\\" \\\\\\\\ ü\\\\u000a\\\": \" p0 \"}\"",
                "p0 ::= \"\\\"x\\\\\\\"y\\\"\" | \"\\\"z\\\"\" | \"null\"");
    }

    @Test
    void an_object_needs_properties_of_different_names() {
        assertThatThrownBy(() -> JsonGrammar.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        var twice = new JsonProperty("a", new JsonProperty.Date());
        assertThatThrownBy(() -> JsonGrammar.of(List.of(twice, twice))).isInstanceOf(IllegalArgumentException.class);
    }
}
