package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineSettings;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.host.Frame;
import lectern.engine.prompt.GemmaTemplate;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model does for nothing while nobody asks changes no answer. */
class WarmUpTest {

    @TempDir
    Path folder;

    private LlamaBackend backend;

    @BeforeEach
    void load() throws Exception {
        backend = new LlamaBackend(LlamaLibrary.load(
                Path.of(System.getProperty("lectern.natives")), Optional.empty(), (level, text) -> {}));
        open();
    }

    @AfterEach
    void letGo() {
        backend.release();
    }

    @Test
    void the_first_question_is_answered_as_without_it() throws Exception {
        var atOnce = ask("Words of a page.\n\nWhat is it?");
        open();
        backend.idle();
        var warm = ask("Words of a page.\n\nWhat is it?");
        assertThat(warm.stats().cachedTokens()).isZero();
        assertThat(warm.tokens()).isEqualTo(atOnce.tokens());
        assertThat(warm.chances()).isEqualTo(atOnce.chances());
    }

    @Test
    void a_question_that_comes_meanwhile_is_answered_as_without_it() throws Exception {
        var atOnce = ask("Words of a page.\n\nWhat is it?");
        open();
        var idle = Thread.ofPlatform().start(backend::idle);
        while (idle.isAlive() && !isComputing(idle)) {
            Thread.onSpinWait();
        }
        backend.cancel();
        idle.join();
        backend.resetCancel();
        assertThat(ask("Words of a page.\n\nWhat is it?").tokens()).isEqualTo(atOnce.tokens());
    }

    @Test
    void what_was_read_for_a_question_is_left_alone() throws Exception {
        ask("Words of a page.\n\nWhat is it?");
        backend.idle();
        assertThat(ask("Words of a page.\n\nWhat is it?").stats().cachedTokens()).isPositive();
    }

    private static boolean isComputing(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("decode"));
    }

    private void open() throws Exception {
        var model = new TinyGemma().write(folder).model().toString();
        backend.open(
                new Frame.Open(1, model, Optional.empty(), Optional.empty(), new EngineSettings(1, 0, 0, 0, -1)),
                ProgressListener.NONE);
    }

    private Frame.Answered ask(String question) throws Exception {
        var prompt = GemmaTemplate.render(Chat.question(question, List.of()));
        var request = new Frame.Ask(2, prompt, List.of(), new AnswerOptions(Sampling.GREEDY, 8, List.of()));
        return (Frame.Answered) backend.ask(request, AnswerListener.SILENT);
    }
}
