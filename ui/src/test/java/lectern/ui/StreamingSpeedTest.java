package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import lectern.app.AppPaths;
import lectern.app.Gate;
import lectern.app.Lectern;
import lectern.app.Script;
import lectern.app.ScriptedEngine;
import lectern.ui.text.SelectableText;
import lectern.ui.text.VirtualColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Only with {@code -Dlectern.test.messages=N}. What is measured of a frame is the processor time of the window's
 * thread, so that other programs on the computer make no difference.
 */
@EnabledIfSystemProperty(named = "lectern.test.messages", matches = "\\d+")
class StreamingSpeedTest extends WindowTest {

    private static final int MESSAGES = 5_000;
    private static final int TOKENS = 4_000;
    private static final long TOKEN_MILLIS = 5;

    @Override
    void prepare() {
        var json = new StringBuilder("{\"lectern\": 1, \"conversations\": [{\"title\": \"Long\", \"messages\": [");
        for (int i = 0; i < MESSAGES; i++) {
            json.append(i == 0 ? "" : ",").append("{\"role\": \"").append(i % 2 == 0 ? "user" : "assistant");
            json.append("\", \"content\": \"Message ").append(i).append(" with **some** words.\\n\\n- one\\n- two\"}");
        }
        try (var lectern = Lectern.start(AppPaths.under(folder.resolve("library")), new ScriptedEngine())) {
            lectern.exchange().importFile(Files.writeString(folder.resolve("long.json"), json.append("]}]}")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

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
        awaitReady();
        until("it is listed", () -> list().getItems().size() == 1);
        open("for the first time");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        open("again");

        var gates = new ArrayList<Gate>();
        var script = Script.of("# Answer\n\n");
        for (int i = 0; i < TOKENS; i++) {
            var gate = new Gate();
            gates.add(gate);
            script.wait(gate).then(i % 40 == 39 ? "end.\n\n" : i % 7 == 0 ? "**bold** " : "word ");
        }
        engine.willAnswer(script);
        var frames = new ArrayList<Double>();
        var clock = Executors.newSingleThreadScheduledExecutor();
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
        ask("Go on at length.");
        gates.getFirst().awaitReached();
        robot.interact(timer::start);
        var next = gates.iterator();
        clock.scheduleAtFixedRate(
                () -> {
                    if (next.hasNext()) {
                        next.next().open();
                    }
                },
                0,
                TOKEN_MILLIS,
                TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (!onWindow(() -> find(".stop") == null) && System.nanoTime() < end) {
            clock.schedule(() -> {}, 500, TimeUnit.MILLISECONDS).get();
        }
        robot.interact(timer::stop);
        clock.shutdownNow();
        List<Double> sorted = onWindow(() -> frames.stream().sorted().toList());
        double p95 = sorted.get((int) (0.95 * (sorted.size() - 1)));
        System.out.printf(
                "Streaming %d tokens: %d frames, median %.1f ms, 95th percentile %.1f ms, longest %.1f ms of processor"
                        + " time%n",
                TOKENS, sorted.size(), sorted.get(sorted.size() / 2), p95, sorted.getLast());
        assertThat(p95).isLessThanOrEqualTo(16);
    }
}
