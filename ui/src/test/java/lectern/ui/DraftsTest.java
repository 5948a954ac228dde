package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftsTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void untilComposer(String words) {
        until("the composer holds “" + words + "”", () -> composer().getText().equals(words));
    }

    @Test
    void what_was_typed_and_attached_is_there_after_a_restart() {
        drop(picture("colours.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        write("Half a quest");
        reopen();
        untilComposer("Half a quest");
        until("the picture is there", () -> find(".composer .thumbnail") != null);
        write("ion");
        robot.type(KeyCode.ENTER);
        untilTexts("Half a question", "Answer 1.");
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
    }

    @Test
    void every_conversation_has_its_own_draft() {
        ask("First conversation");
        untilTexts("First conversation", "Answer 1.");
        write("More about the first");
        press(KeyCode.CONTROL, KeyCode.N);
        untilComposer("");
        write("Something new");
        robot.interact(() -> list().getSelectionModel().select(0));
        untilComposer("More about the first");
        press(KeyCode.CONTROL, KeyCode.N);
        untilComposer("Something new");
        reopen();
        untilComposer("Something new");
        robot.interact(() -> list().getSelectionModel().select(0));
        untilComposer("More about the first");
    }

    @Test
    void a_question_that_was_sent_leaves_no_draft() {
        ask("Sent");
        untilTexts("Sent", "Answer 1.");
        reopen();
        untilTexts("Sent", "Answer 1.");
        untilComposer("");
        press(KeyCode.CONTROL, KeyCode.N);
        untilComposer("");
    }

    @Test
    void a_picture_still_goes_to_the_conversation_it_was_dropped_in_when_another_is_chosen_meanwhile() {
        ask("First conversation");
        untilTexts("First conversation", "Answer 1.");
        var colours = picture("colours.png");
        robot.interact(() -> {
            new Drops(content -> content.putFiles(List.of(colours.toFile()))).drop(find(".transcript"));
            list().getSelectionModel().clearSelection();
        });
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        assertThat(sees(".composer .thumbnail")).isFalse();
        robot.interact(() -> list().getSelectionModel().select(0));
        until("it is attached there", () -> find(".composer .thumbnail") != null);
    }
}
