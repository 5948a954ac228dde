package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read of a prompt is not read again: in a conversation, of another about the same page, after a restart. */
class KeptPromptsTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 8, List.of());
    private static final EngineSettings SETTINGS = new EngineSettings(1, 0, 0, 0, -1, EncoderChoice.MTMD);
    private static final RgbImage PAGE = Engines.picture(300, 900, 1);

    @TempDir
    Path folder;

    private ModelFiles model;

    @BeforeEach
    void write() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
    }

    @Test
    void another_question_about_the_same_page_reads_only_the_question() throws Exception {
        try (var engine = open(model, SETTINGS)) {
            ask(engine, "What is it?");
            var heard = new Recording();
            var second = engine.ask(question("And how much is it?"), GREEDY, heard).await();
            assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE);
            assertThat(second.stats().imageTokens()).isPositive();
            assertThat(second.stats().cachedTokens()).isGreaterThan(second.stats().imageTokens());
            assertThat(second.tokenIds()).isEqualTo(asIfNew("And how much is it?").tokenIds());
        }
    }

    @Test
    void after_a_restart_the_page_is_neither_encoded_nor_read_again() throws Exception {
        try (var engine = open(model, SETTINGS)) {
            ask(engine, "What is it?");
        }
        assertThat(kept()).isNotEmpty();
        // Not even image tokens are needed.
        empty(folder.resolve("cache/encoder/embeddings"));
        try (var engine = open(model, SETTINGS)) {
            var heard = new Recording();
            var second = engine.ask(question("And how much is it?"), GREEDY, heard).await();
            assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE);
            assertThat(second.stats().cachedTokens()).isGreaterThan(second.stats().imageTokens());
            assertThat(second.tokenIds()).isEqualTo(asIfNew("And how much is it?").tokenIds());
        }
    }

    @Test
    void a_page_with_more_tokens_than_local_layers_see_is_gone_on_with_where_the_question_began() throws Exception {
        var words = "Text of page 1:\n" + "one two three four five six seven eight nine ten ".repeat(12) + "\n\n";
        try (var engine = open(model, SETTINGS)) {
            assertThat(engine.ask(question(words + "What is it?"), GREEDY, new Recording())
                            .await()
                            .stats()
                            .promptTokens())
                    .isGreaterThan(3 * TinyGemma.SLIDING_WINDOW);
        }
        try (var engine = open(model, SETTINGS)) {
            var second = engine.ask(question(words + "And how much is it?"), GREEDY, new Recording()).await();
            int read = second.stats().promptTokens() - second.stats().cachedTokens();
            assertThat(read).isBetween(1, 40);
            assertThat(second.tokenIds()).isEqualTo(asIfNew(words + "And how much is it?").tokenIds());
        }
    }

    @Test
    void asking_the_same_again_reads_only_the_question() throws Exception {
        try (var engine = open(model, SETTINGS)) {
            var first = ask(engine, "What is it?");
            var again = ask(engine, "What is it?");
            assertThat(again.stats().promptTokens() - again.stats().cachedTokens()).isBetween(1, 30);
            assertThat(again.tokenIds()).isEqualTo(first.tokenIds());
        }
    }

    @Test
    void a_conversation_goes_on_after_a_restart_without_being_read_again() throws Exception {
        Answer first;
        try (var engine = open(model, SETTINGS)) {
            first = ask(engine, "What is it?");
        }
        var chat = new Chat(Optional.empty(), List.of(
                question("What is it?").turns().getFirst(), Chat.Turn.model(first.text()), Chat.Turn.user("Sure?")));
        try (var engine = open(model, SETTINGS)) {
            var second = engine.ask(chat, GREEDY, new Recording()).await();
            assertThat(second.stats().cachedTokens()).isGreaterThan(second.stats().imageTokens());
        }
    }

    @Test
    void another_model_does_not_take_it() throws Exception {
        try (var engine = open(model, SETTINGS)) {
            ask(engine, "What is it?");
        }
        var other = new TinyGemma().withSeed(7).write(folder.resolve("other"));
        try (var engine = open(other, SETTINGS)) {
            assertThat(ask(engine, "What is it?").stats().cachedTokens()).isZero();
        }
    }

    @Test
    void a_damaged_file_is_noticed_and_removed_and_the_page_is_read() throws Exception {
        try (var engine = open(model, SETTINGS)) {
            ask(engine, "What is it?");
        }
        for (var file : kept()) {
            var content = Files.readAllBytes(file);
            content[content.length - 100] ^= 1;
            Files.write(file, content);
        }
        try (var engine = open(model, SETTINGS)) {
            var second = ask(engine, "What is it?");
            assertThat(second.stats().cachedTokens()).isZero();
            assertThat(second.tokenIds()).isEqualTo(asIfNew("What is it?").tokenIds());
        }
    }

    @Test
    void no_more_is_kept_than_was_asked_for() throws Exception {
        var nothing = SETTINGS.withKeep(new EngineSettings.Keep(0, 0));
        try (var engine = open(model, nothing)) {
            ask(engine, "What is it?");
        }
        assertThat(kept()).isEmpty();
        try (var engine = open(model, SETTINGS)) {
            ask(engine, "What is it?");
        }
        long one = kept().stream().mapToLong(file -> file.toFile().length()).max().orElseThrow();
        var little = SETTINGS.withKeep(new EngineSettings.Keep(0, one + one / 2));
        try (var engine = open(model, little)) {
            for (int i = 2; i < 6; i++) {
                engine.ask(Chat.question("What?", List.of(Engines.picture(300, 900, i)), PanScanMode.ON), GREEDY,
                        new Recording()).await();
            }
        }
        assertThat(kept().stream().mapToLong(file -> file.toFile().length()).sum()).isLessThanOrEqualTo(one + one / 2);
    }

    private static Chat question(String text) {
        return Chat.question(text, List.of(PAGE), PanScanMode.ON);
    }

    private static Answer ask(ProcessEngine engine, String text) throws Exception {
        return engine.ask(question(text), GREEDY, new Recording()).await();
    }

    /** By an engine that has kept nothing. */
    private Answer asIfNew(String text) throws Exception {
        try (var engine = Engines.start()) {
            engine.open(model, SETTINGS, ProgressListener.NONE).await();
            return ask(engine, text);
        }
    }

    private ProcessEngine open(ModelFiles files, EngineSettings settings) throws Exception {
        var options = new HostOptions(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve("cache")));
        var engine = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT);
        engine.open(files, settings, ProgressListener.NONE).await();
        return engine;
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.list(folder.resolve("cache/encoder/prompts"))) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static void empty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
