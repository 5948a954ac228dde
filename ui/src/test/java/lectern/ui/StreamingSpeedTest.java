package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import lectern.ui.text.SelectableText;
import lectern.ui.text.VirtualColumn;
import lectern.ui.transcript.Rehearsal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What is measured of a frame is the processor time of the window's thread, so that other programs on the computer make
 * no difference.
 */
@EnabledIfSystemProperty(named = "lectern.test.messages", matches = "\\d+")
class StreamingSpeedTest extends LongConversationTest {

    private static final int TOKENS = 4_000;

    /** The time of all threads of the program together: more than a person waits where there are two processors. */
    private void open(String when) {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        var millis = new double[2];
        long[] began = new long[2];
        var painted = new Runnable[1];
        painted[0] = () -> {
            if (millis[0] == 0 && find(".answer .text-block") != null) {
                millis[0] = (system.getProcessCpuTime() - began[0]) / 1e6;
                millis[1] = (System.nanoTime() - began[1]) / 1e6;
            }
        };
        robot.interact(() -> {
            window.scene().addPostLayoutPulseListener(painted[0]);
            began[0] = system.getProcessCpuTime();
            began[1] = System.nanoTime();
            list().getSelectionModel().clearAndSelect(0);
        });
        until("its end is shown", () -> millis[0] > 0);
        robot.interact(() -> window.scene().removePostLayoutPulseListener(painted[0]));
        until("its beginning is there, too", () -> {
            ((VirtualColumn<?>) find(".virtual-column")).showStart();
            return all(".selectable-text").stream()
                    .anyMatch(text -> ((SelectableText) text).getText().startsWith("Message 0 "));
        });
        System.out.printf(
                "Opening %d messages %s, to the first paint: %.0f ms of processor time, %.0f ms%n",
                MESSAGES, when, millis[0], millis[1]);
    }

    @Test
    void frames_are_short_while_an_answer_streams_into_a_long_conversation() throws Exception {
        awaitListed();
        until("the window is at rest", () -> Rehearsal.overProperty().get());
        open("for the first time");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        open("again");

        var frames = new ArrayList<Double>();
        var timer = new AnimationTimer() {
            private final java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            private long before = -1;

            @Override
            public void handle(long now) {
                long used = threads.getCurrentThreadCpuTime();
                if (before >= 0) {
                    frames.add((used - before) / 1e6);
                }
                before = used;
            }
        };
        stream("Go on at length.", TOKENS, timer::start);
        robot.interact(timer::stop);
        List<Double> sorted = onWindow(() -> frames.stream().sorted().toList());
        double p95 = sorted.get((int) (0.95 * (sorted.size() - 1)));
        System.out.printf(
                "Streaming %d tokens: %d frames, median %.1f ms, 95th percentile %.1f ms, longest %.1f ms of processor"
                        + " time%n",
                TOKENS, sorted.size(), sorted.get(sorted.size() / 2), p95, sorted.getLast());
        assertThat(p95).isLessThanOrEqualTo(16);
    }
}
