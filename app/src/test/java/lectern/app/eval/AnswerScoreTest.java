package lectern.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerScoreTest {

    /** Values by hand: 1 − edit distance / longer length, 0 from one half on. */
    @ParameterizedTest
    @CsvSource({
        "Acme Corp, Acme Corp, 1",
        "acme  corp, Acme Corp, 1",
        "£8.53, £8.58, 0.8",
        "12, 13, 0",
        "Berlin, Bern, 0.66666667",
        "nothing like it, Acme, 0",
        "'', Acme, 0",
    })
    void an_answer_is_worth_what_it_shares_with_the_right_one(String answer, String right, double worth) {
        assertThat(AnswerScore.anls(answer, List.of(right))).isCloseTo(worth, within(1e-8));
    }

    @Test
    void the_best_of_several_right_answers_counts() {
        assertThat(AnswerScore.anls("May 13, 2029", List.of("13/05/2029", "May 13, 2028")))
                .isCloseTo(11 / 12.0, within(1e-9));
        assertThat(AnswerScore.exact("No.", List.of("Yes.", "No."))).isTrue();
    }

    @Test
    void exact_means_to_the_last_character_but_not_the_white_space_around() {
        assertThat(AnswerScore.exact(" £8.53\n", List.of("£8.53"))).isTrue();
        assertThat(AnswerScore.exact("£8.5", List.of("£8.53"))).isFalse();
        assertThat(AnswerScore.exact("acme", List.of("Acme"))).isFalse();
    }

    @Property
    void an_exact_answer_is_worth_one_and_any_answer_between_none_and_one(@ForAll String answer, @ForAll String right) {
        assertThat(AnswerScore.anls(right, List.of(right))).isOne();
        assertThat(AnswerScore.anls(answer, List.of(right))).isBetween(0.0, 1.0);
    }
}
