package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.ModelState;
import lectern.app.Script;
import lectern.app.ScriptedEngine;
import lectern.app.Settings;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.MemoryShortage;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The size of the context window in the settings, and the ways that lead there. */
class ContextSizeTest extends WindowTest {

    @Override
    Optional<ModelFiles> firstModel() {
        try {
            return Optional.of(new TinyGemma().withContextLength(32768).write(folder.resolve("models/tiny")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void ready() {
        awaitReady();
        until("the model is open", () -> lectern.models().current() instanceof ModelState.Open);
    }

    private static ModelInfo withWindow(int tokens) {
        var model = ScriptedEngine.MODEL;
        return new ModelInfo(
                model.engine(), model.description(), model.vision(), tokens, model.trainedContextSize(), 5,
                Optional.empty());
    }

    private List<Integer> openedWith() {
        return engine.openedWith().stream().map(EngineSettings::contextSize).toList();
    }

    private void openSettings() {
        press(KeyCode.CONTROL, KeyCode.COMMA);
        untilOffered();
    }

    private void untilOffered() {
        until("sizes are offered", () -> box() != null && box().getItems().size() > 2);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Integer> box() {
        return (ComboBox<Integer>) find(".context-size");
    }

    private void choose(int tokens) {
        robot.interact(() -> box().setValue(tokens));
    }

    private boolean boxSays(String words) {
        return box().lookupAll(".list-cell").stream().anyMatch(cell -> words.equals(((Labeled) cell).getText()));
    }

    private String name(int tokens) {
        return onWindow(() -> box().getConverter().toString(tokens));
    }

    @Test
    void sizes_that_the_model_can_have_are_offered_with_what_each_means() {
        openSettings();
        assertThat(onWindow(() -> List.copyOf(box().getItems())))
                .containsExactly(0, 2048, 4096, 8192, 16384, 32768);
        assertThat(onWindow(() -> box().getValue())).isZero();
        assertThat(name(0)).isEqualTo("Automatic (up to 8,192 tokens, as memory allows)");
        until("the box says what is chosen", () -> boxSays("Automatic (up to 8,192 tokens, as memory allows)"));
        assertThat(name(16384)).matches("16,384 tokens · about \\d+ pages · \\d+\\.\\d GB of memory");
        untilSays("In use now: 8,192 tokens, about 7 pages.");
    }

    @Test
    void another_size_opens_the_model_again_with_progress_and_is_remembered() {
        var gate = new Gate();
        engine.opensAs(withWindow(16384)).willOpen(Script.of().progress(Stage.LOAD_MODEL, 0.42).wait(gate));
        openSettings();
        choose(16384);
        untilSays("The model is being opened · 42%");
        gate.open();
        untilSays("In use now: 16,384 tokens, about 15 pages.");
        assertThat(openedWith()).containsExactly(0, 16384);
        reopen();
        openSettings();
        assertThat(onWindow(() -> box().getValue())).isEqualTo(16384);
        var meaning = name(16384);
        assertThat(meaning).contains("pages");
        until("the box says what it means", () -> boxSays(meaning));
        assertThat(openedWith()).containsExactly(16384);
    }

    @Test
    void an_answer_that_is_being_written_comes_to_its_end_first() {
        var gate = new Gate();
        engine.willAnswer(Script.of("All", " of it.").wait(gate));
        ask("Tell me");
        gate.awaitReached();
        openSettings();
        choose(4096);
        until("it is kept", () -> lectern.settings().get(Settings.CONTEXT_SIZE) == 4096);
        assertThat(openedWith()).containsExactly(0);
        gate.open();
        until("the model is opened again", () -> openedWith().equals(List.of(0, 4096)));
        robot.type(KeyCode.ESCAPE);
        untilTexts("Tell me", "All of it.");
    }

    @Test
    void a_size_that_was_set_elsewhere_is_offered_too_and_stays_chosen_when_another_model_is_opened() {
        lectern.settings().set(Settings.CONTEXT_SIZE, 5000);
        openSettings();
        assertThat(onWindow(() -> List.copyOf(box().getItems())))
                .containsExactly(0, 2048, 4096, 5000, 8192, 16384, 32768);
        var small = model("small");
        lectern.models().open(small, ProgressListener.NONE);
        until("what it can have is offered", () -> box().getItems().equals(List.of(0, 2048, 5000)));
        assertThat(onWindow(() -> box().getValue())).isEqualTo(5000);
        assertThat(lectern.settings().get(Settings.CONTEXT_SIZE)).isEqualTo(5000);
    }

    @Test
    void a_question_that_does_not_fit_has_a_button_that_leads_to_the_setting() {
        engine.willAnswer(Script.of().fail(Reason.CONTEXT_TOO_SMALL, "The question does not fit."));
        ask("Long");
        untilSays("The question does not fit.");
        write("half a question");
        click(".interrupted .set-context-size");
        untilOffered();
        until("it has the keyboard", () -> box().isFocused());
        assertThat(onWindow(() -> all(".settings-name").stream().map(n -> ((Labeled) n).getText()).toList()))
                .containsExactly("Context window");
        robot.type(KeyCode.DOWN);
        until("the next larger one is set", () -> lectern.settings().get(Settings.CONTEXT_SIZE) == 2048);
        robot.type(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".composer") != null);
        assertThat(onWindow(() -> composer().getText())).isEqualTo("half a question");
        click(".answer .retry");
        untilTexts("Long", "Answer 2.");
    }

    @Test
    void other_failures_do_not_have_that_button() {
        engine.willAnswer(Script.of().fail(Reason.INTERNAL, "It went wrong."));
        ask("Well?");
        untilSays("It went wrong.");
        assertThat(sees(".set-context-size")).isFalse();
    }

    @Test
    void where_memory_is_short_for_it_the_sentence_leads_back_to_the_setting_that_is_open() {
        openSettings();
        engine.opensAs(withWindow(2048).with(new MemoryShortage(2_900_000_000L, 3_000_000_000L, 32768)));
        choose(32768);
        untilSays("the context window has 2,048 tokens instead of 32,768");
        click(".model-notice .set-context-size");
        until("it has the keyboard", () -> box().isFocused());
        engine.opensAs(withWindow(4096));
        choose(4096);
        until("there is nothing to say", () -> find(".model-notice") == null);
        untilSays("In use now: 4,096 tokens");
    }

    @Test
    void a_window_that_cannot_be_had_says_why_and_another_one_is_a_click_away() {
        openSettings();
        engine.willOpen(Script.of().fail(Reason.OUT_OF_MEMORY, "A context window of 32768 tokens does not fit."));
        choose(32768);
        untilSays("A context window of 32768 tokens does not fit.");
        untilSays("No model is open.");
        assertThat(sees(".model-problem .set-context-size")).isTrue();
        choose(0);
        untilSays("In use now: 8,192 tokens");
        until("nothing is wrong", () -> find(".model-problem") == null);
    }

    @Test
    void the_meter_of_a_question_that_is_too_long_leads_there() {
        engine.opensAs(withWindow(256));
        lectern.settings().set(Settings.CONTEXT_SIZE, 2048);
        drop(picture("photo.png"));
        untilSays("more than the 256 of the model’s window");
        click(".composer .set-context-size");
        untilOffered();
    }

    @Test
    void from_there_a_click_shows_all_settings_again() {
        engine.willAnswer(Script.of().fail(Reason.CONTEXT_TOO_SMALL, "The question does not fit."));
        ask("Long");
        click(".interrupted .set-context-size");
        untilOffered();
        click(".close-settings");
        until("all are shown", () -> all(".settings-name").size() > 10);
    }

    @Test
    void it_is_found_by_its_name_and_by_what_it_is_about_and_in_the_palette() {
        openSettings();
        for (var words : List.of("context", "window", "tokens", "memory", "larger")) {
            robot.interact(() -> ((TextField) find(".settings-top .text-field")).setText(words));
            until(words + " finds it", () -> box() != null);
        }
        robot.type(KeyCode.ESCAPE);
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        robot.write("context");
        until("it is found", () -> ((ListView<?>) find(".palette-list")).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        untilOffered();
        until("it has the keyboard", () -> box().isFocused());
    }
}
