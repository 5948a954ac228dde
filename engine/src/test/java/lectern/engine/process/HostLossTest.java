package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The engine's process is killed, hangs, or loses its parent: nothing else does. */
class HostLossTest {

    private static final AnswerOptions SHORT = new AnswerOptions(Sampling.GREEDY, 8, List.of());
    private static final AnswerOptions ENDLESS =
            new AnswerOptions(new Sampling(5, 0, 1, 0, 1, 64, 3), 0, List.of());

    /** How often the host is killed; ./lectern test --isolation asks for 100. */
    private static final int KILLS = Integer.getInteger("lectern.test.kills", 12);

    /** Slow enough that an answer is still being written when the host is shot. */
    private static final TinyGemma SLOW = new TinyGemma().withLayers(30).withWidth(256);

    @TempDir
    static Path folder;

    private static ModelFiles model;

    @BeforeAll
    static void write() throws Exception {
        model = SLOW.write(folder);
    }

    @Test
    void a_host_killed_at_any_moment_loses_only_itself() throws Exception {
        var random = new Random(42);
        var chat = Chat.question("Tell me all of it.", List.of(Engines.picture(50, 50, 1)));
        try (var engine = Engines.start()) {
            engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
            for (int i = 0; i < KILLS; i++) {
                var heard = new Recording();
                var task = engine.ask(chat, ENDLESS, heard);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(400_000)));
                kill(engine, "KILL");
                assertLostOrEnded(task, heard);
                assertThat(engine.ask(chat, SHORT, new Recording()).await().tokenIds()).isNotEmpty();
            }
        }
    }

    private static void assertLostOrEnded(lectern.engine.EngineTask<lectern.engine.Answer> task, Recording heard) {
        try {
            // It may have filled its context window before the kill came; then nothing was lost.
            assertThat(task.await().text()).isEqualTo(heard.text());
        } catch (EngineException e) {
            assertThat(e.reason()).isEqualTo(Reason.ENGINE_LOST);
            assertThat(e).hasMessageContaining("kept");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // there is no signal that freezes a process
    void a_host_that_hangs_is_ended_and_the_next_question_works() throws Exception {
        try (var engine = Engines.start(Engines.impatient())) {
            engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
            var heard = new Recording();
            var task = engine.ask(Chat.question("Go on.", List.of()), ENDLESS, heard);
            heard.writing.await();
            kill(engine, "STOP");
            assertThatThrownBy(task::await).asInstanceOf(type(EngineException.class))
                    .returns(Reason.ENGINE_LOST, EngineException::reason);
            assertThat(engine.ask(Chat.question("And now?", List.of()), SHORT, new Recording()).await().tokenIds())
                    .isNotEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_next_model_opens_when_the_host_of_the_one_before_is_gone_or_hangs() throws Exception {
        try (var engine = Engines.start(Engines.impatient())) {
            for (var signal : List.of("STOP", "KILL")) {
                engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
                kill(engine, signal);
                engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
                assertThat(engine.ask(Chat.question("And now?", List.of()), SHORT, new Recording()).await().tokenIds())
                        .isNotEmpty();
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stopping_an_answer_of_a_host_that_hangs_keeps_what_was_written() throws Exception {
        try (var engine = Engines.start(Engines.impatient())) {
            engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
            var heard = new Recording();
            var task = engine.ask(Chat.question("Go on.", List.of()), ENDLESS, heard);
            heard.writing.await();
            kill(engine, "STOP");
            task.cancel();
            var answer = task.await();
            assertThat(answer.stopReason()).isEqualTo(StopReason.CANCELLED);
            assertThat(answer.text()).isNotEmpty().isEqualTo(heard.text());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // kill -9 is meant; Process.destroyForcibly is covered above
    void no_host_survives_a_parent_that_is_killed() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlectern.natives=" + Engines.NATIVES, "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("java.class.path"), DoomedParent.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long hostPid;
        try (BufferedReader lines = parent.inputReader()) {
            hostPid = Long.parseLong(lines.readLine());
            assertThat(ProcessHandle.of(hostPid)).isPresent();
            parent.destroyForcibly().waitFor();
        }
        var host = ProcessHandle.of(hostPid);
        if (host.isPresent()) {
            host.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** Starts an engine, has it write without end, and waits to be killed. */
    static final class DoomedParent {
        public static void main(String[] arguments) throws Exception {
            var engine = Engines.start();
            var files = SLOW.write(Path.of(arguments[0]).resolve("doomed"));
            engine.open(files, Engines.SETTINGS, ProgressListener.NONE).await();
            var heard = new Recording();
            var task = engine.ask(Chat.question("Go on.", List.of()), ENDLESS, heard);
            heard.writing.await();
            System.out.println(engine.hostPid().orElseThrow());
            task.await();
            Thread.currentThread().join();
        }
    }

    private static void kill(ProcessEngine engine, String signal) throws Exception {
        var pid = engine.hostPid();
        if (pid.isPresent()) {
            if (signal.equals("KILL")) {
                ProcessHandle.of(pid.get()).ifPresent(ProcessHandle::destroyForcibly);
            } else {
                assertThat(new ProcessBuilder("kill", "-" + signal, pid.get().toString()).start().waitFor()).isZero();
            }
        }
    }
}
