package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.TokenChance;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static List<TokenChance> tokens(Object... textsAndChances) {
        var tokens = new ArrayList<TokenChance>();
        for (int i = 0; i < textsAndChances.length; i += 2) {
            tokens.add(new TokenChance((String) textsAndChances[i], (double) textsAndChances[i + 1], List.of()));
        }
        return tokens;
    }

    @Test
    void a_value_is_as_sure_as_the_least_sure_of_its_tokens() {
        var tokens = tokens("{\"a\": ", 0.1, "12", 0.9, ".5", 0.7, ", \"b", 0.2, "\": ", 0.3, "7", 0.8, "}", 0.4);
        var answer = "{\"a\": 12.5, \"b\": 7}";
        assertThat(Confidence.of(tokens, answer, answer.indexOf("12"), answer.indexOf(','))).isEqualTo(0.7);
        assertThat(Confidence.of(tokens, answer, answer.indexOf('7'), answer.indexOf('7') + 1)).isEqualTo(0.8);
    }

    @Test
    void a_token_that_reaches_into_the_value_counts() {
        var tokens = tokens(": \"x", 0.5, "y\"}", 0.9);
        assertThat(Confidence.of(tokens, ": \"xy\"}", 2, 6)).isEqualTo(0.5);
    }

    @Test
    void parts_of_a_character_belong_to_it() {
        var tokens = tokens("a", 0.9, "\uFFFD", 0.3, "\uFFFD", 0.6, "b", 0.8, "c", 0.1);
        assertThat(Confidence.of(tokens, "aébc", 1, 2)).isEqualTo(0.3);
        assertThat(Confidence.of(tokens, "aébc", 2, 3)).isEqualTo(0.8);
    }

    @Test
    void an_engine_that_does_not_say_how_sure_it_is_is_not_sure() {
        assertThat(Confidence.of(List.of())).isZero();
        assertThat(Confidence.of(List.of(), "abc", 0, 3)).isZero();
    }
}
