package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import lectern.app.Differences.Difference;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void a_figure_that_was_read_otherwise_is_a_difference_with_its_place() {
        assertThat(Differences.of("The total is 4,812,800 euro.", "The total is 4,812,300 euro."))
                .containsExactly(new Difference(13, 22, "4,812,800", "4,812,300"));
    }

    @Test
    void what_stands_between_words_makes_no_difference() {
        assertThat(Differences.of("Total: 12", "Total   12.\n")).isEmpty();
    }

    @Test
    void words_that_came_and_words_that_went_are_differences_too() {
        assertThat(Differences.of("Due in March", "Due on 14 March 2026"))
                .containsExactly(new Difference(4, 9, "in", "on 14"), new Difference(16, 20, "", "2026"));
        assertThat(Differences.of("Due in March 2026", "Due in March"))
                .containsExactly(new Difference(12, 12, "2026", ""));
    }

    @Test
    void an_empty_reading_differs_in_everything() {
        assertThat(Differences.of("", "One two")).containsExactly(new Difference(0, 7, "", "One two"));
        assertThat(Differences.of("", "")).isEmpty();
    }
}
