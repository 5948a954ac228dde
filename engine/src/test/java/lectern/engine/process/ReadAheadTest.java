package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands before a question is read before it is asked: the answer is the same, and comes sooner. */
class ReadAheadTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 8, List.of());

    /** In steps of 32 tokens. */
    private static final EngineSettings SETTINGS = new EngineSettings(1, 0, 0, 32, -1, EncoderChoice.MTMD);

    private static final RgbImage PAGE = Engines.picture(300, 900, 1);
    private static final String NUMBERS = "one two three four five six seven ".repeat(20);
    private static final String WORDS = "Text of page 1:\n" + NUMBERS + "\n\n";

    @TempDir
    Path folder;

    private ModelFiles model;
    private ProcessEngine engine;

    @BeforeEach
    void open() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
        engine = opened("cache");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_question_reads_only_itself_and_is_answered_as_if_nothing_had_been_read() throws Exception {
        int read = readAhead(question(WORDS + "…"), false).await();
        var heard = new Recording();
        var answer = ask(question(WORDS + "What is it?"), heard);
        assertThat(answer.stats().cachedTokens()).isEqualTo(read);
        assertThat(answer.stats().promptTokens() - read).isBetween(1, 30);
        assertThat(answer.stats().encodeMillis()).isZero();
        assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE);
        var expected = asIfNew(question(WORDS + "What is it?"));
        assertThat(answer.tokenIds()).isEqualTo(expected.tokenIds()).isNotEmpty();
        assertThat(answer.chances()).isEqualTo(expected.chances());
    }

    @Test
    void a_question_of_several_paragraphs_reads_only_itself_too() throws Exception {
        int read = readAhead(documents("…"), false).await();
        var asked = documents("What is it?\n\nIn one word.\n\nPlease.");
        var answer = ask(asked, new Recording());
        assertThat(answer.stats().cachedTokens()).isEqualTo(read);
        var expected = asIfNew(asked);
        assertThat(answer.tokenIds()).isEqualTo(expected.tokenIds()).isNotEmpty();
        assertThat(answer.chances()).isEqualTo(expected.chances());
    }

    @Test
    void a_conversation_is_read_with_what_is_added_to_it() throws Exception {
        var said = new Chat(Optional.of("Be brief."), List.of(
                question("What is it?").turns().getFirst(), Chat.Turn.model("A page."),
                Chat.question(WORDS + "…", List.of(Engines.picture(80, 80, 2))).turns().getFirst()));
        int read = readAhead(said, false).await();
        var asked = new Chat(said.system(), List.of(
                said.turns().get(0), said.turns().get(1),
                Chat.question(WORDS + "And this?", List.of(Engines.picture(80, 80, 2))).turns().getFirst()));
        var answer = ask(asked, new Recording());
        assertThat(answer.stats().cachedTokens()).isEqualTo(read).isGreaterThan(answer.stats().imageTokens());
        assertThat(answer.tokenIds()).isEqualTo(asIfNew(asked).tokenIds());
    }

    @Test
    void what_is_read_already_is_left_as_it_is_with_what_comes_after_it() throws Exception {
        var first = ask(question("What is it?"), new Recording());
        int read = readAhead(question("…"), false).await();
        assertThat(read).isPositive();
        var on = ask(
                new Chat(Optional.empty(), List.of(
                        question("What is it?").turns().getFirst(), Chat.Turn.model(first.text()),
                        Chat.Turn.user("Sure?"))),
                new Recording());
        assertThat(on.stats().cachedTokens()).isGreaterThan(read);
    }

    @Test
    void a_question_in_the_middle_is_answered_as_if_nothing_had_been_read() throws Exception {
        var begun = new CountDownLatch(1);
        var ahead = engine.readAhead(question(WORDS + "…"), false, (stage, fraction) -> begun.countDown());
        begun.await();
        var answer = ask(question(WORDS + "What is it?"), new Recording());
        assertThat(answer.tokenIds()).isEqualTo(asIfNew(question(WORDS + "What is it?")).tokenIds());
        assertThat(ahead.await()).isPositive();
    }

    @Test
    void a_reading_that_is_stopped_harms_no_question() throws Exception {
        var begun = new CountDownLatch(1);
        var ahead = engine.readAhead(question(WORDS + "…"), false, (stage, fraction) -> begun.countDown());
        begun.await();
        ahead.cancel();
        // It may have been done already: then nothing was stopped.
        ahead.stage().toCompletableFuture().handle((tokens, failure) -> tokens).join();
        assertThat(ask(question("Hello?"), new Recording()).tokenIds())
                .isEqualTo(asIfNew(question("Hello?")).tokenIds());
    }

    @Test
    void after_a_restart_the_question_finds_it_read() throws Exception {
        int read = readAhead(question(WORDS + "…"), false).await();
        engine.close();
        engine = opened("cache");
        var answer = ask(question(WORDS + "What is it?"), new Recording());
        assertThat(answer.stats().cachedTokens()).isEqualTo(read);
    }

    @Test
    void a_document_that_is_added_after_the_first_was_read_changes_no_answer() throws Exception {
        int read = readAhead(documents(WORDS, "…"), false).await();
        var asked = documents(WORDS + "Text of page 2:\n" + NUMBERS + "\n\n", "What is it?");
        var answer = ask(asked, new Recording());
        // The first ended where no step of this prompt does.
        assertThat(answer.stats().cachedTokens()).isPositive().isLessThan(read);
        assertThat(answer.chances()).isEqualTo(asIfNew(asked).chances());
    }

    @Test
    void a_conversation_that_was_removed_from_the_disk_does_not_come_back_when_it_gives_way() throws Exception {
        var longer = new AnswerOptions(Sampling.GREEDY, 150, List.of());
        engine.ask(Chat.question("Hello " + NUMBERS, List.of()), longer, new Recording()).await();
        assertThat(files("prompts")).isNotEmpty();
        for (var file : files("prompts")) {
            Files.delete(file);
        }
        readAhead(Chat.question("What?\n\n…", List.of()), true).await();
        engine.close();
        assertThat(files("prompts")).isEmpty();
    }

    @Test
    void a_conversation_that_gives_way_is_kept_unless_it_may_not_be() throws Exception {
        var longer = new AnswerOptions(Sampling.GREEDY, 300, List.of());
        for (boolean memoryOnly : List.of(false, true)) {
            var chat = Chat.question(memoryOnly + NUMBERS.substring(0, 350), List.of());
            engine.ask(chat, longer.withMemoryOnly(memoryOnly), new Recording()).await();
            int before = files("prompts").size();
            readAhead(Chat.question("What?\n\n…", List.of()), true).await();
            engine.close();
            assertThat(files("prompts")).hasSize(before + (memoryOnly ? 0 : 1));
            engine = opened("cache");
        }
    }

    @Test
    void of_what_may_be_remembered_in_memory_only_nothing_reaches_the_disk() throws Exception {
        int read = readAhead(question(WORDS + "…"), true).await();
        var answer = engine.ask(
                question(WORDS + "What is it?"), GREEDY.withMemoryOnly(true), new Recording()).await();
        assertThat(answer.stats().cachedTokens()).isEqualTo(read);
        engine.close();
        assertThat(files("prompts")).isEmpty();
        assertThat(files("embeddings")).isEmpty();
    }

    @Test
    void where_nothing_stands_before_the_question_nothing_is_read() throws Exception {
        assertThat(readAhead(Chat.question("What?", List.of()), false).await()).isZero();
    }

    @Test
    void what_does_not_fit_into_the_window_is_not_read() throws Exception {
        var tooLong = readAhead(Chat.question("one two three ".repeat(20_000) + "\n\n…", List.of()), false);
        assertThatThrownBy(tooLong::await).asInstanceOf(type(EngineException.class))
                .returns(Reason.CONTEXT_TOO_SMALL, EngineException::reason);
    }

    @Test
    void without_a_model_it_says_so() {
        try (var closed = Engines.start()) {
            var none = closed.readAhead(question("…"), false, ProgressListener.NONE);
            assertThatThrownBy(none::await).asInstanceOf(type(EngineException.class))
                    .returns(Reason.NO_MODEL, EngineException::reason);
        }
    }

    private EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly) {
        return engine.readAhead(chat, memoryOnly, ProgressListener.NONE);
    }

    private Answer ask(Chat chat, Recording heard) throws EngineException {
        return engine.ask(chat, GREEDY, heard).await();
    }

    /** By an engine that has read nothing. */
    private Answer asIfNew(Chat chat) throws Exception {
        try (var other = opened("another cache")) {
            return other.ask(chat, GREEDY, new Recording()).await();
        }
    }

    /** Of which it is said where the question begins. */
    private static Chat documents(String question) {
        return documents(WORDS, question);
    }

    private static Chat documents(String words, String question) {
        return new Chat(Optional.empty(), List.of(new Chat.Turn(
                Chat.Role.USER, List.of(new Chat.Picture(PAGE), Chat.Text.question(words, question)))));
    }

    private static Chat question(String text) {
        return Chat.question(text, List.of(PAGE), PanScanMode.ON);
    }

    private ProcessEngine opened(String cache) throws EngineException {
        var options = new HostOptions(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve(cache)));
        var opened = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT);
        opened.open(model, SETTINGS, ProgressListener.NONE).await();
        return opened;
    }

    private List<Path> files(String kind) throws IOException {
        try (var files = Files.list(folder.resolve("cache/encoder").resolve(kind))) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
