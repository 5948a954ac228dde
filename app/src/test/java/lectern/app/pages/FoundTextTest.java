package lectern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;
import org.junit.jupiter.api.Test;

class FoundTextTest {

    /** Words of a page, each in a cell of its own of a grid of ten by ten. */
    private static List<PlacedWord> page(String... lines) {
        var words = new ArrayList<PlacedWord>();
        for (int line = 0; line < lines.length; line++) {
            var texts = lines[line].split(" ");
            for (int i = 0; i < texts.length; i++) {
                words.add(new PlacedWord(texts[i], new PageArea(i / 10.0, line / 10.0, 0.1, 0.1), line));
            }
        }
        return words;
    }

    private static final List<PlacedWord> INVOICE = page(
            "Invoice of Harbour Supplies Page 3", "The total is €1,482.50", "and it is due on", "14 March 2026");

    private static List<PageArea> found(String answer) {
        return FoundText.on(INVOICE, answer, Set.of(3));
    }

    @Test
    void a_figure_is_found_whatever_stands_around_it() {
        assertThat(found("You owe **1,482.50** (page 3).")).containsExactly(new PageArea(0.3, 0.1, 0.1, 0.1));
    }

    @Test
    void words_in_the_same_order_are_found_over_the_ends_of_lines() {
        var areas = found("It says that it is due on 14 March 2026");
        assertThat(areas).hasSize(2);
        assertThat(areas.getLast().y()).isEqualTo(0.3);
        assertThat(areas.getLast().width()).isBetween(0.29, 0.31);
    }

    @Test
    void names_and_short_answers_are_found() {
        assertThat(found("It comes from Harbour.")).hasSize(1);
        assertThat(found("Harbour Supplies")).hasSize(1);
        assertThat(found("harbour")).hasSize(1);
    }

    @Test
    void single_common_words_and_the_page_that_is_named_are_not() {
        assertThat(found("The answer is on page 3, and it was paid.")).isEmpty();
    }
}
