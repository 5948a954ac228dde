package lectern.ui;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** A window is open for days: what was closed in it may not stay in memory. */
class ClosedViewsTest extends PageWindowTest {

    @BeforeEach
    void doNotRecordEvents() throws TimeoutException {
        // TestFX records the events of the stage that it knows, and with them all that they were about.
        FxToolkit.registerStage(Stage::new);
    }

    private interface Step {
        void run();
    }

    /** The last that was closed may be remembered here and there; the first of three may not. */
    private void closedThrice(String selector, Step open) {
        WeakReference<Node> first = null;
        for (int i = 0; i < 3; i++) {
            open.run();
            until(selector + " is shown", () -> find(selector) != null);
            first = first == null ? new WeakReference<>(find(selector)) : first;
            robot.type(KeyCode.ESCAPE);
            until(selector + " is closed", () -> find(selector) == null);
        }
        var gone = first;
        until("the first " + selector + " is let go", () -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void settings_are_let_go() {
        closedThrice(".settings", () -> press(KeyCode.CONTROL, KeyCode.COMMA));
    }

    @Test
    void the_palette_is_let_go() {
        closedThrice(".palette", () -> press(KeyCode.CONTROL, KeyCode.K));
    }

    @Test
    void what_was_said_in_a_conversation_is_let_go_when_others_are_looked_at() {
        ask("First");
        untilTexts("First", "Answer 1.");
        var question = new WeakReference<>(find(".question"));
        for (int i = 0; i < 3; i++) {
            press(KeyCode.CONTROL, KeyCode.N);
            ask("Other " + i);
            untilSays("Other " + i);
        }
        until("it is let go", () -> {
            System.gc();
            return question.get() == null;
        });
    }
}
