package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.Script;
import lectern.engine.ProgressListener.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window's thread is never held up, however slow the engine is and however fast it writes. */
class SmoothnessTest extends WindowTest {

    private static final int PIECES = 4000;

    @BeforeEach
    void ready() {
        awaitReady();
    }

    @Test
    void the_windows_thread_is_never_blocked_in_a_session_with_a_slow_engine() {
        var gate = new Gate();
        var slow = Script.of();
        for (int i = 0; i <= 100; i++) {
            slow.progress(Stage.ENCODE_PICTURE, i / 100.0);
        }
        slow.wait(gate);
        for (int i = 0; i < PIECES; i++) {
            slow.then(i % 12 == 11 ? "word.\n\n" : "word ");
        }
        engine.willAnswer(Script.of("Warm."));
        engine.willAnswer(slow);
        // Everything has been shown once, so that loading classes is not measured.
        ask("warm up");
        until("it is answered", () -> find(".copy") != null);
        try (var heartbeat = new Heartbeat(Platform::runLater)) {
            drop(picture("colours.png"));
            until("it is attached", () -> find(".composer .thumbnail") != null);
            ask("slowly");
            untilSays("Looking at the picture · 100%");
            press(KeyCode.CONTROL, KeyCode.B);
            press(KeyCode.CONTROL, KeyCode.B);
            gate.open();
            until("all of it is there", () -> find(".stop") == null && texts().getLast().length() > 20_000);
            press(KeyCode.CONTROL, KeyCode.N);
            untilTexts();
            robot.interact(() -> list().getSelectionModel().select(0));
            until("it is back", () -> !texts().isEmpty());
            heartbeat.report("a session with a slow engine");
            // A window that waited for the engine would wait for the gate. Less is reported, since a machine may be
            // busy.
            assertThat(heartbeat.longestMillis()).isLessThan(10_000);
        }
    }
}
