package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.host.HostOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The life of an engine: opening and refusing models, stopping, waiting and closing. */
class ProcessEngineTest extends TinyModelTest {

    @Test
    void it_tells_what_it_runs_on() throws Exception {
        var info = engine.describe().await();
        assertThat(info.engine()).isEqualTo("llama.cpp");
        assertThat(info.vision()).isTrue();
        assertThat(info.versions()).containsKeys("llama.cpp", "shim");
        assertThat(info.devices()).extracting(device -> device.kind()).contains("CPU");
        assertThat(info.cpuVariant()).isPresent();
    }

    @Test
    void loading_reports_progress_of_model_and_projector() throws Exception {
        var heard = new Recording();
        engine.open(model, Engines.SETTINGS, heard).await();
        assertThat(heard.stages).containsExactly(Stage.LOAD_MODEL, Stage.LOAD_PROJECTOR);
    }

    @Test
    void where_memory_is_short_the_window_is_smaller_and_the_model_says_so() throws Exception {
        var options = new HostOptions(EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.empty());
        var wanted = Engines.SETTINGS.withContextSize(1 << 20);
        var checked = CheckedModel.check(model);
        long little = MemoryPlan.of(checked.model(), checked.projector(), wanted, 1 << 17).total();
        try (var tight = new ProcessEngine(
                HostLauncher.forThisProcess(options), Deadlines.DEFAULT, () -> OptionalLong.of(little))) {
            var info = tight.open(model, wanted, ProgressListener.NONE).await();
            assertThat(info.contextSize()).isEqualTo(1 << 17);
            assertThat(info.shortage()).hasValueSatisfying(shortage -> {
                assertThat(shortage.isSolved()).isTrue();
                assertThat(shortage.wantedContextSize()).isEqualTo(1 << 20);
            });
            var answer = tight.ask(
                    Chat.question("What is it?", List.of(Engines.picture(90, 70, 1))), GREEDY, new Recording()).await();
            assertThat(answer.tokenIds()).isNotEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_model_is_let_go_before_the_memory_for_the_next_one_is_counted() throws Exception {
        var options = new HostOptions(EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.empty());
        var wanted = Engines.SETTINGS.withContextSize(1 << 17);
        var running = new AtomicReference<ProcessEngine>();
        var whenCounted = new ArrayList<Long>();
        try (var counting = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT, () -> {
            running.get().hostPid().ifPresent(pid -> whenCounted.add(ownMemory(pid)));
            return OptionalLong.empty();
        })) {
            running.set(counting);
            counting.open(model, wanted, ProgressListener.NONE).await();
            long withModel = ownMemory(counting.hostPid().orElseThrow());
            counting.open(model, wanted, ProgressListener.NONE).await();
            var checked = CheckedModel.check(model);
            long cache = MemoryPlan.of(checked.model(), checked.projector(), wanted, 1 << 17).context();
            assertThat(whenCounted).hasSize(1).first(LONG).isLessThan(withModel - cache / 2);
        }
    }

    /** Bytes of a process that are no file's, which proc(5) calls RssAnon. */
    private static long ownMemory(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stopping_keeps_what_was_written_and_the_next_question_works() throws Exception {
        var heard = new Recording(3);
        var chat = Chat.question("Go on and on.", List.of());
        var task = engine.ask(chat, new AnswerOptions(new Sampling(5, 0, 1, 0, 1, 64, 3), 0, List.of()), heard);
        heard.writing.await();
        task.cancel();
        var stopped = task.await();
        assertThat(stopped.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(stopped.text()).isEqualTo(heard.text()).isNotEmpty();
        assertThat(ask(chat, GREEDY, new Recording()).tokenIds()).hasSize(16);
    }

    @Test
    void a_question_can_be_stopped_while_it_waits_for_another() throws Exception {
        var first = new Recording(1);
        var running = engine.ask(Chat.question("On and on.", List.of()), ENDLESS, first);
        var waiting = engine.ask(Chat.question("Me too.", List.of()), GREEDY, new Recording());
        waiting.cancel();
        first.writing.await();
        running.cancel();
        running.await();
        assertThatThrownBy(waiting::await).asInstanceOf(type(EngineException.class))
                .returns(Reason.CANCELLED, EngineException::reason);
    }

    @Test
    void a_question_without_a_model_is_refused() {
        try (var fresh = Engines.start()) {
            assertThatThrownBy(() -> fresh.ask(Chat.question("?", List.of()), GREEDY, new Recording()).await())
                    .asInstanceOf(type(EngineException.class))
                    .returns(Reason.NO_MODEL, EngineException::reason);
        }
    }

    @Test
    void a_model_that_is_missing_or_is_something_else_is_refused() throws Exception {
        var letter = Files.writeString(folder.resolve("letter.gguf"), "Dear Sir or Madam");
        assertThatThrownBy(() -> open(ModelFiles.textOnly(folder.resolve("nowhere.gguf"))))
                .asInstanceOf(type(EngineException.class)).returns(Reason.FILE_UNREADABLE, EngineException::reason);
        assertThatThrownBy(() -> open(ModelFiles.textOnly(letter)))
                .asInstanceOf(type(EngineException.class)).returns(Reason.MODEL_UNSUPPORTED, EngineException::reason);
        assertThatThrownBy(() -> open(ModelFiles.of(model.projector().orElseThrow(), model.model())))
                .isInstanceOf(EngineException.class).hasMessageContaining("projector");
    }

    @Test
    void after_a_model_that_failed_to_open_none_is_open() {
        assertThatThrownBy(() -> open(ModelFiles.textOnly(folder.resolve("nowhere.gguf"))))
                .isInstanceOf(EngineException.class);
        assertRefused(Chat.question("?", List.of()), Reason.NO_MODEL, "No model is open");
    }

    @Test
    void closing_fails_what_was_still_owed() throws Exception {
        var closing = Engines.start();
        closing.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
        var heard = new Recording();
        var running = closing.ask(Chat.question("On.", List.of()), ENDLESS, heard);
        heard.writing.await();
        var waiting = closing.ask(Chat.question("Me.", List.of()), GREEDY, new Recording());
        closing.close();
        closing.close();
        assertThatThrownBy(running::await).isInstanceOf(EngineException.class);
        assertThatThrownBy(waiting::await).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> closing.describe().await()).isInstanceOf(EngineException.class);
    }
}
