package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.Script;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskingTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void untilThumbnail(String inside) {
        until("a thumbnail is shown", () -> all(inside + " .thumbnail").stream()
                .anyMatch(n -> n.lookupAll(".image-view").stream()
                        .anyMatch(v -> ((ImageView) v).getImage() != null)));
    }

    @Test
    void a_dropped_picture_becomes_a_thumbnail_and_goes_with_the_question() {
        engine.willAnswer(Script.of("Red and ", "blue."));
        drop(picture("colours.png"));
        untilThumbnail(".composer");
        ask("Which colours?");
        untilTexts("Which colours?", "Red and blue.");
        untilThumbnail(".question");
        assertThat(sees(".composer .thumbnail")).isFalse();
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
        assertThat(engine.asked().getLast().pictures().getFirst().image().width()).isEqualTo(320);
    }

    @Test
    void a_picture_alone_can_be_asked_about_without_words() {
        drop(picture("colours.png"));
        untilThumbnail(".composer");
        click(".send");
        until("it is answered", () -> texts().equals(List.of("Answer 1.")));
    }

    @Test
    void the_answer_appears_while_it_is_written() {
        var gate = new Gate();
        engine.willAnswer(Script.of("The total is ").wait(gate).then("€12."));
        ask("What is the total?");
        untilTexts("What is the total?", "The total is");
        untilSays("Writing…");
        gate.open();
        untilTexts("What is the total?", "The total is €12.");
        until("nothing is going on", () -> !says("Writing…"));
    }

    @Test
    void each_step_on_the_way_to_an_answer_says_how_far_it_has_come() {
        var encoding = new Gate();
        var reading = new Gate();
        engine.willAnswer(Script.of()
                .progress(Stage.ENCODE_PICTURE, 0.45, 21.4)
                .wait(encoding)
                .progress(Stage.PREFILL, 0.8)
                .wait(reading)
                .then("Done."));
        ask("Slowly, please.");
        untilSays("Looking at the picture · 45% · about 20 s left");
        assertThat(onWindow(() -> ((ProgressBar) find(".answer .progress-bar")).getProgress())).isEqualTo(0.45);
        encoding.open();
        untilSays("Reading · 80%");
        reading.open();
        untilTexts("Slowly, please.", "Done.");
    }

    @Test
    void the_stop_button_keeps_what_was_written() {
        var never = new Gate();
        engine.willAnswer(Script.of("As far as this").wait(never).then(" and no further."));
        ask("Go on.");
        untilTexts("Go on.", "As far as this");
        click(".stop");
        untilSays("You stopped this answer here.");
        untilTexts("Go on.", "As far as this");
        ask("And now?");
        untilTexts("Go on.", "As far as this", "And now?", "Answer 2.");
    }

    @Test
    void escape_stops_an_answer() {
        engine.willAnswer(Script.of("Partly").wait(new Gate()));
        ask("Go on.");
        untilTexts("Go on.", "Partly");
        robot.type(KeyCode.ESCAPE);
        untilSays("You stopped this answer here.");
    }

    @Test
    void the_next_question_can_be_written_meanwhile_but_is_not_sent_by_accident() {
        var gate = new Gate();
        engine.willAnswer(Script.of("One").wait(gate));
        ask("First?");
        untilTexts("First?", "One");
        write("Second?");
        robot.type(KeyCode.ENTER);
        gate.open();
        until("it can be sent", () -> find(".send") != null && !find(".send").isDisabled());
        assertThat(onWindow(() -> composer().getText())).isEqualTo("Second?");
        assertThat(engine.asked()).hasSize(1);
        robot.type(KeyCode.ENTER);
        untilTexts("First?", "One", "Second?", "Answer 2.");
    }

    @Test
    void a_lost_engine_leaves_what_was_written_and_trying_again_answers() {
        engine.willAnswer(Script.of("The first half")
                .fail(Reason.ENGINE_LOST, "The engine ended. What it had written is kept; ask again."));
        engine.willAnswer(Script.of("All of it."));
        ask("Tell me.");
        untilSays("The engine ended.");
        untilTexts("Tell me.", "The first half");
        click(".answer .retry");
        untilTexts("Tell me.", "All of it.");
        until("the warning is gone", () -> find(".interrupted") == null);
    }

    @Test
    void a_question_that_the_engine_refuses_says_why_at_its_answer() {
        engine.willAnswer(Script.of().fail(Reason.NO_VISION, "This model cannot see pictures. Open its projector."));
        ask("What is in the picture?");
        untilSays("This model cannot see pictures.");
        assertThat(sees(".answer .retry")).isTrue();
    }

    @Test
    void everything_is_there_after_a_restart() {
        engine.willAnswer(Script.of("Red and blue."));
        drop(picture("colours.png"));
        untilThumbnail(".composer");
        ask("Which colours?");
        untilTexts("Which colours?", "Red and blue.");
        until("the answer is complete", () -> find(".copy") != null);
        reopen();
        untilTexts("Which colours?", "Red and blue.");
        untilThumbnail(".question");
        ask("And now?");
        untilTexts("Which colours?", "Red and blue.", "And now?", "Answer 1.");
        assertThat(engine.asked().getLast().turns()).hasSize(3);
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
    }

    @Test
    void closing_the_window_keeps_what_was_written_so_far() {
        engine.willAnswer(Script.of("Half an ").wait(new Gate()));
        ask("Tell me.");
        untilTexts("Tell me.", "Half an");
        reopen();
        untilTexts("Tell me.", "Half an");
        assertThat(titles()).containsExactly("Tell me.");
    }

    @Test
    void an_answer_goes_on_while_another_conversation_is_shown() {
        var gate = new Gate();
        engine.willAnswer(Script.of("Slow").wait(gate).then(" but sure."));
        ask("First conversation");
        untilTexts("First conversation", "Slow");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        assertThat(sees(".stop")).isFalse();
        gate.open();
        robot.interact(() -> list().getSelectionModel().select(0));
        untilTexts("First conversation", "Slow but sure.");
    }

    @Test
    void a_second_conversation_waits_for_the_first_and_says_so() {
        var gate = new Gate();
        engine.willAnswer(Script.of("One").wait(gate));
        ask("First conversation");
        untilTexts("First conversation", "One");
        press(KeyCode.CONTROL, KeyCode.N);
        ask("Second conversation");
        untilSays("Waiting for another answer to end…");
        gate.open();
        untilTexts("Second conversation", "Answer 2.");
    }

    @Test
    void shift_and_enter_begin_a_new_line() {
        write("One");
        press(KeyCode.SHIFT, KeyCode.ENTER);
        write("Two");
        robot.type(KeyCode.ENTER);
        untilTexts("One\nTwo", "Answer 1.");
    }

    @Test
    void an_answer_is_copied_by_its_button() {
        ask("Hello?");
        untilTexts("Hello?", "Answer 1.");
        click(".copy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("Answer 1.");
    }
}
