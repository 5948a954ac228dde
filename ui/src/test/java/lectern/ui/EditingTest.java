package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a question that is being edited in its place, until it is asked or given up. */
class EditingTest extends WindowTest {

    @BeforeEach
    void asked() {
        awaitReady();
        ask("Total?");
        untilTexts("Total?", "Answer 1.");
    }

    private TextArea editor() {
        return (TextArea) find(".edit-card .growing-text-area");
    }

    private void beginEditing(String words) {
        click(".question .edit");
        until("it can be edited", () -> editor() != null && editor().isFocused());
        robot.interact(() -> editor().setText(words));
    }

    private void untilEdited(String words) {
        until("it is edited to “" + words + "”", () -> editor() != null && editor().getText().equals(words));
    }

    private void untilNotEdited() {
        until("it is a bubble", () -> find(".edit-card") == null && find(".bubble") != null);
    }

    @Test
    void what_was_typed_is_there_after_a_restart_and_can_be_asked() {
        beginEditing("Total of all pa");
        reopen();
        untilEdited("Total of all pa");
        robot.interact(() -> {
            editor().requestFocus();
            editor().appendText("ges?");
        });
        robot.type(KeyCode.ENTER);
        untilTexts("Total of all pages?", "Answer 1.");
    }

    @Test
    void what_was_typed_is_there_when_the_conversation_is_shown_again() {
        beginEditing("Total of all pages?");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        robot.interact(() -> list().getSelectionModel().select(0));
        untilEdited("Total of all pages?");
    }

    @Test
    void while_an_answer_is_written_it_waits_to_be_asked() {
        var gate = new Gate();
        engine.willAnswer(Script.of("Some ").wait(gate).then("more."));
        engine.willAnswer(Script.of("All of it."));
        ask("VAT?");
        untilTexts("Total?", "Answer 1.", "VAT?", "Some");
        beginEditing("Total of all pages?");
        robot.type(KeyCode.ENTER);
        assertThat(onWindow(() -> find(".ask-edited").isDisabled())).isTrue();
        untilEdited("Total of all pages?");
        gate.open();
        click(".ask-edited");
        untilTexts("Total of all pages?", "All of it.");
    }

    @Test
    void what_was_given_up_or_asked_does_not_come_back() {
        beginEditing("Total of all pages?");
        robot.type(KeyCode.ESCAPE);
        untilNotEdited();
        reopen();
        untilTexts("Total?", "Answer 1.");
        assertThat(sees(".edit-card")).isFalse();
        beginEditing("Sum?");
        click(".ask-edited");
        untilTexts("Sum?", "Answer 1.");
        click(".question .turn-before");
        untilTexts("Total?", "Answer 1.");
        assertThat(sees(".edit-card")).isFalse();
    }
}
