package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.EngineSettings;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.document.Box;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that may be remembered in memory only: the disk learns nothing of it, and it is answered as quickly. */
class MemoryOnlyTest {

    private static final AnswerOptions KEPT = new AnswerOptions(Sampling.GREEDY, 8, List.of());
    private static final AnswerOptions MEMORY_ONLY = KEPT.withMemoryOnly(true);
    private static final RgbImage PAGE = Engines.picture(300, 300, 1);
    private static final Box WHOLE = Box.whole(300, 300);

    @TempDir
    Path folder;

    private ProcessEngine engine;

    @BeforeEach
    void open() throws Exception {
        var options = new HostOptions(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve("cache")));
        engine = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT);
        var settings = new EngineSettings(1, 0, 0, 0, -1, EncoderChoice.MTMD);
        engine.open(new TinyGemma().write(folder.resolve("model")), settings, ProgressListener.NONE).await();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void neither_image_tokens_nor_the_prompt_reach_the_disk() throws Exception {
        engine.encodeAhead(PAGE, WHOLE, true, ProgressListener.NONE).await();
        ask("What is it?", MEMORY_ONLY);
        ask("And how much is it?", MEMORY_ONLY);
        engine.close();
        assertThat(files("embeddings")).isEmpty();
        assertThat(files("prompts")).isEmpty();
    }

    @Test
    void the_next_question_finds_both_in_memory() throws Exception {
        engine.encodeAhead(PAGE, WHOLE, true, ProgressListener.NONE).await();
        assertThat(ask("What is it?", MEMORY_ONLY).stages).doesNotContain(Stage.ENCODE_PICTURE);
        var heard = new Recording();
        var second = engine.ask(question("And how much is it?"), MEMORY_ONLY, heard).await();
        assertThat(second.stats().cachedTokens()).isGreaterThan(second.stats().imageTokens());
    }

    @Test
    void what_is_asked_to_be_kept_afterwards_is_kept() throws Exception {
        ask("What is it?", MEMORY_ONLY);
        engine.encodeAhead(PAGE, WHOLE, ProgressListener.NONE).await();
        assertThat(files("embeddings")).hasSize(1);
        ask("And how much is it?", KEPT);
        engine.close();
        assertThat(files("prompts")).isNotEmpty();
    }

    private Recording ask(String text, AnswerOptions options) throws Exception {
        var heard = new Recording();
        engine.ask(question(text), options, heard).await();
        return heard;
    }

    private static Chat question(String text) {
        return Chat.question(text, List.of(PAGE));
    }

    private List<Path> files(String kind) throws IOException {
        try (var files = Files.list(folder.resolve("cache/encoder").resolve(kind))) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
