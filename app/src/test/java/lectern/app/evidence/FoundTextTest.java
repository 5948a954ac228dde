package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;
import org.junit.jupiter.api.Test;

class FoundTextTest {

    private static final List<PlacedWord> INVOICE = TestPages.page(
            "Invoice of Harbour Supplies Page 3", "The total is €1,482.50", "and it is due on", "14 March 2026");

    private static List<PageArea> found(String answer) {
        return FoundText.on(INVOICE, answer, Set.of(3));
    }

    @Test
    void a_figure_is_found_whatever_stands_around_it() {
        assertThat(found("You owe **1,482.50** (page 3).")).containsExactly(new PageArea(0.15, 0.05, 0.05, 0.05));
    }

    @Test
    void words_in_the_same_order_are_found_over_the_ends_of_lines() {
        var areas = found("It says that it is due on 14 March 2026");
        assertThat(areas).hasSize(2);
        assertThat(areas.getLast().y()).isEqualTo(0.15);
        assertThat(areas.getLast().width()).isBetween(0.14, 0.16);
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

    private static List<PageArea> found(String answer, String... lines) {
        return FoundText.on(TestPages.page(lines), answer, Set.of());
    }

    @Test
    void a_number_is_found_in_whatever_style_either_has_it() {
        for (var line : List.of("Total: €1.482,50", "Total: 1’482.5", "Total: 1482,50", "Total =1,482.50")) {
            assertThat(found("You owe 1,482.50.", line)).as(line).hasSize(1);
        }
        assertThat(found("You owe 1,482.50.", "The total: 1,482.51", "and 14,825.0")).isEmpty();
    }

    @Test
    void thousands_that_are_set_apart_by_spaces_are_one_number() {
        assertThat(found("Il faut payer 1 482,50 €.", "Total 1 482,50 €")).hasSize(1);
        assertThat(found("You owe 1,482.50.", "Total 1 482,50 €")).hasSize(1);
        assertThat(found("Il faut payer 1 482,50 €.", "Total 1482,50")).hasSize(1);
        // In a table, they may be two.
        assertThat(found("The price is 345.", "Widgets 12 345")).hasSize(1);
        assertThat(found("There are 12,345.", "Widgets 12", "345 pieces")).isEmpty();
    }

    @Test
    void a_word_that_is_divided_at_the_end_of_a_line_is_found() {
        var areas = found("They maintain the circulation pump well.", "we maintain the circu-", "lation pump daily");
        assertThat(areas).hasSize(2);
        assertThat(areas.getFirst().width()).isBetween(0.14, 0.16);
        assertThat(areas.getLast().width()).isBetween(0.09, 0.11);
    }

    @Test
    void where_words_have_no_spaces_between_them_only_what_is_said_is_marked() {
        var areas = found("支払期限は2026年3月14日です。", "本請求書の支払期限は以下のとおりです");
        assertThat(areas).hasSize(1);
        // Characters five to nine of a word of eighteen.
        assertThat(areas.getFirst().x()).isBetween(0.05 * 5 / 18 - 0.001, 0.05 * 5 / 18 + 0.001);
        assertThat(areas.getFirst().width()).isBetween(0.05 * 5 / 18 - 0.001, 0.05 * 5 / 18 + 0.001);
    }

    @Test
    void what_repeats_itself_without_end_is_looked_through_all_the_same() {
        var line = "the sum of ".repeat(300).strip();
        assertThat(found("the sum of ".repeat(1_500), line)).isNotEmpty();
    }
}
