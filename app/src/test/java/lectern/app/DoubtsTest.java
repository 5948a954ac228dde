package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.TokenChance;
import org.junit.jupiter.api.Test;

class DoubtsTest {

    private static TokenChance sure(String text) {
        return new TokenChance(text, 0.99, List.of());
    }

    private static TokenChance unsure(String text, double probability, String other) {
        return new TokenChance(text, probability, List.of(new TokenChance.Alternative(other, 0.3)));
    }

    private static List<String> words(String text, List<Doubt> doubts) {
        var words = new ArrayList<String>();
        doubts.forEach(d -> words.add(text.substring(d.start(), d.end())));
        return words;
    }

    @Test
    void a_figure_is_doubtful_when_one_of_its_tokens_is() {
        var text = "The total is 1,482.50.";
        var doubts = Doubts.of(
                text,
                List.of(sure("The"), sure(" total"), sure(" is"), sure(" "), sure("1"), sure(","), sure("4"),
                        unsure("8", 0.4, "3"), sure("2.50"), sure(".")),
                0);
        assertThat(words(text, doubts)).containsExactly("1,482.50");
        assertThat(doubts.getFirst().probability()).isEqualTo(0.4);
        assertThat(doubts.getFirst().alternatives()).containsExactly(new Doubt.Alternative("1,43…", 0.3));
    }

    @Test
    void a_whole_word_is_replaced_by_its_alternative() {
        var text = "Paid by Miller";
        var doubts = Doubts.of(text, List.of(sure("Paid"), sure(" by"), unsure(" Miller", 0.2, " Muller")), 10);
        assertThat(doubts).containsExactly(new Doubt(18, 24, 0.2, List.of(new Doubt.Alternative("Muller", 0.3))));
    }

    @Test
    void marks_and_parts_of_characters_are_passed_over() {
        var text = "😀 yes - no";
        var doubts = Doubts.of(
                text,
                List.of(sure("\uFFFD"), sure("\uFFFD"), sure(" yes"), unsure(" -", 0.1, "."),
                        unsure(" no", 0.3, " so")),
                0);
        assertThat(words(text, doubts)).containsExactly("no");
    }

    @Test
    void an_engine_that_does_not_say_how_sure_it_was_raises_no_doubts() {
        assertThat(Doubts.of("Words", List.of(), 0)).isEmpty();
    }
}
