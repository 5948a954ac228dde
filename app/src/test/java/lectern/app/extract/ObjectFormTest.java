package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import lectern.engine.Answer;
import lectern.engine.AnswerStats;
import lectern.engine.EngineException;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import org.junit.jupiter.api.Test;

class ObjectFormTest {

    private static final List<Field> FIELDS = List.of(
            new Field("Company", FieldType.TEXT, "Who wrote it?"), new Field("Total", FieldType.AMOUNT, ""),
            new Field("Paid", FieldType.YES_NO, ""));

    private static Answer answer(String text) {
        return new Answer(
                text, List.of(), StopReason.END_OF_TURN, new AnswerStats(0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(),
                text.codePoints()
                        .mapToObj(c -> new TokenChance(Character.toString(c), c == '9' ? 0.25 : 0.75, List.of()))
                        .toList());
    }

    @Test
    void the_model_is_told_of_each_field_what_it_is_and_where_it_is_found() {
        assertThat(new ObjectForm(FIELDS, List.of(1)).question())
                .contains("- \"Company\": a text as it is written. Who wrote it?", "- \"Total\": an amount", "null")
                .doesNotContain("number of the page");
        assertThat(new ObjectForm(FIELDS, List.of(1)).options().grammar()).get().asString().startsWith("root ::= ");
    }

    @Test
    void an_object_gives_a_cell_for_each_field_with_its_own_confidence() throws Exception {
        var cells = new ObjectForm(FIELDS, List.of(4)).cells(
                answer("{\"Company\": \"A \\\"B\\\", C\", \"Total\": 19.50, \"Paid\": false}"),
                (value, told) -> OptionalInt.of(4));
        assertThat(cells).containsExactly(
                new Cell("A \"B\", C", OptionalInt.of(4), 0.75, false),
                new Cell("19.50", OptionalInt.of(4), 0.25, false),
                new Cell("no", OptionalInt.of(4), 0.75, false));
    }

    @Test
    void of_several_pages_the_model_is_asked_for_the_page_of_each_value() throws Exception {
        var form = new ObjectForm(List.of(FIELDS.getFirst()), List.of(2, 5));
        assertThat(form.question()).contains("number of the page");
        assertThat(form.cells(answer("{\"Company\": \"X\", \"Company (page)\": 5}"), (value, told) -> told))
                .containsExactly(new Cell("X", OptionalInt.of(5), 0.75, false));
        assertThat(form.cells(answer("{\"Company\": null, \"Company (page)\": 3}"), (value, told) -> told))
                .containsExactly(new Cell("", OptionalInt.empty(), 0.75, false));
    }

    @Test
    void an_object_that_was_cut_short_is_no_answer() {
        assertThatThrownBy(() -> new ObjectForm(FIELDS, List.of(1)).cells(answer("{\"Company\": \"A"), (v, t) -> t))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("cut short");
    }
}
