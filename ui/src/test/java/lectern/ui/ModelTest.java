package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.Script;
import lectern.app.ScriptedEngine;
import lectern.engine.EngineException.Reason;
import lectern.engine.MemoryShortage;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelTest extends WindowTest {

    @Override
    Optional<ModelFiles> firstModel() {
        return Optional.empty();
    }

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private String chip() {
        return onWindow(() -> ((MenuButton) find(".model-chip")).getText());
    }

    private List<String> menu() {
        return onWindow(() -> ((MenuButton) find(".model-chip"))
                .getItems().stream().map(MenuItem::getText).filter(t -> t != null && !t.isEmpty()).toList());
    }

    private void open(String name) {
        dialogs.model = Optional.of(model(name).model());
        press(KeyCode.CONTROL, KeyCode.O);
        untilSays("Found beside the model.");
        clickButton("Open");
    }

    @Test
    void without_a_model_the_window_says_what_to_do_and_its_button_does_it() {
        untilSays("Open a model to begin");
        assertThat(chip()).isEqualTo("No model");
        dialogs.model = Optional.of(model("gemma-3-4b-it").model());
        click(".empty-action");
        untilSays("Open a model");
        assertThat(says("mmproj-gemma-3-4b-it.gguf")).isTrue();
        clickButton("Open");
        until("the model is open", () -> chip().equals("gemma-3-4b-it"));
        untilSays("Drop a picture or a document here");
        assertThat(engine.opened()).containsExactly(model("gemma-3-4b-it"));
    }

    @Test
    void the_model_is_opened_again_after_a_restart() {
        open("gemma-3-4b-it");
        until("the model is open", () -> chip().equals("gemma-3-4b-it"));
        reopen();
        until("the model is open again", () -> chip().equals("gemma-3-4b-it"));
        assertThat(engine.opened()).containsExactly(model("gemma-3-4b-it"));
    }

    @Test
    void loading_says_how_far_it_has_come_and_can_be_stopped() {
        engine.willOpen(Script.of().progress(Stage.LOAD_MODEL, 0.42).wait(new Gate()));
        open("gemma-3-4b-it");
        until("it says how far", () -> chip().equals("gemma-3-4b-it · 42%"));
        assertThat(menu()).contains("Stop loading");
        robot.interact(() -> ((MenuButton) find(".model-chip")).getItems().getFirst().fire());
        until("it is no longer loading", () -> !chip().contains("%"));
    }

    @Test
    void where_memory_is_short_the_window_says_what_it_means() {
        var small = new ModelInfo("scripted", "scripted 4B", Optional.empty(), 2048, 131072, 1, Optional.empty());
        engine.opensAs(small.with(new MemoryShortage(2_900_000_000L, 3_000_000_000L, 8192)));
        open("gemma-3-4b-it");
        untilSays("the context window has 2,048 tokens instead of 8,192");
        engine.opensAs(ScriptedEngine.MODEL.with(new MemoryShortage(17_000_000_000L, 7_960_000_000L, 8192)));
        open("gemma-3-27b-it");
        untilSays("takes up to 17.0 GB of memory, but only 8.0 GB are free");
    }

    @Test
    void a_model_that_cannot_be_opened_says_why_and_can_be_tried_again() {
        engine.willOpen(Script.of().fail(Reason.OUT_OF_MEMORY, "This model needs more memory than there is free."));
        open("gemma-3-27b-it");
        untilSays("This model needs more memory than there is free.");
        click(".model-again");
        until("the model is open", () -> find(".model-problem") == null && chip().equals("gemma-3-27b-it"));
        assertThat(engine.opened()).hasSize(2);
    }

    @Test
    void models_that_were_opened_are_in_the_menu_the_last_one_first() {
        open("gemma-3-4b-it");
        until("the first is open", () -> chip().equals("gemma-3-4b-it"));
        open("gemma-3-12b-it");
        until("the second is open", () -> chip().equals("gemma-3-12b-it"));
        until("the menu has both", () -> menu().equals(List.of("gemma-3-12b-it", "gemma-3-4b-it", "Open model…")));
        robot.interact(() -> ((MenuButton) find(".model-chip")).getItems().get(1).fire());
        until("the first is open again", () -> chip().equals("gemma-3-4b-it"));
    }

    @Test
    void a_model_can_be_opened_without_its_projector() {
        dialogs.model = Optional.of(model("gemma-3-4b-it").model());
        press(KeyCode.CONTROL, KeyCode.O);
        untilSays("Found beside the model.");
        robot.interact(() -> all(".file-row .icon-button").getFirst().requestFocus());
        robot.type(KeyCode.SPACE);
        untilSays("the model reads text only");
        clickButton("Open");
        until("the model is open", () -> chip().equals("gemma-3-4b-it"));
        assertThat(engine.opened().getFirst().projector()).isEmpty();
        until("the menu says so", () -> menu().getFirst().equals("gemma-3-4b-it (text only)"));
    }

    @Test
    void the_pane_holds_the_keyboard_and_escape_closes_it() {
        dialogs.model = Optional.of(model("gemma-3-4b-it").model());
        robot.interact(() -> composer().requestFocus());
        press(KeyCode.CONTROL, KeyCode.O);
        untilSays("Found beside the model.");
        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.TAB);
            assertThat(onWindow(() -> isInside(window.scene().getFocusOwner(), find(".open-model")))).isTrue();
        }
        robot.type(KeyCode.ESCAPE);
        until("it is closed", () -> find(".open-model") == null);
        assertThat(onWindow(() -> composer().isFocused())).isTrue();
        assertThat(engine.opened()).isEmpty();
    }

    @Test
    void a_question_without_a_model_is_answered_with_what_to_do_and_is_not_lost() {
        engine.willAnswer(Script.of("Twelve."));
        ask("What is the total?");
        until("it says what to do", () -> says("odel") && texts().contains("What is the total?"));
        open("gemma-3-4b-it");
        until("the model is open", () -> chip().equals("gemma-3-4b-it"));
        click(".answer .retry");
        untilTexts("What is the total?", "Twelve.");
    }

    private static boolean isInside(Node node, Node area) {
        for (var n = node; n != null; n = n.getParent()) {
            if (n == area) {
                return true;
            }
        }
        return false;
    }
}
