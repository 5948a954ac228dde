package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PanScanMode;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import lectern.engine.testmodel.TinyVocabulary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine does for a conversation, with real llama.cpp in a real child process. */
class ProcessEngineTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 16, List.of());

    @TempDir
    static Path folder;

    private static ProcessEngine engine;
    private static ModelFiles model;

    @BeforeAll
    static void start() throws Exception {
        model = new TinyGemma().write(folder);
        engine = Engines.start();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void open() throws EngineException {
        engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
    }

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
    void an_answer_about_a_picture_is_streamed_in_the_pieces_it_is_made_of() throws Exception {
        var heard = new Recording();
        var answer = ask(Chat.question("What is it?", List.of(Engines.picture(90, 70, 1))), GREEDY, heard);
        assertThat(answer.text()).isEqualTo(heard.text()).isNotEmpty();
        assertThat(answer.tokenIds()).hasSize(16);
        assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(heard.stages).containsSubsequence(Stage.ENCODE_PICTURE, Stage.PREFILL);
    }

    @Test
    void the_answer_depends_on_the_picture() throws Exception {
        var one = ask(Chat.question("What is it?", List.of(Engines.picture(56, 56, 1))), GREEDY, new Recording());
        var other = ask(Chat.question("What is it?", List.of(Engines.picture(56, 56, 2))), GREEDY, new Recording());
        assertThat(one.tokenIds()).isNotEqualTo(other.tokenIds());
    }

    @Test
    void it_says_what_the_model_was_shown() throws Exception {
        var picture = Engines.picture(90, 70, 3);
        var answer = ask(Chat.question("?", List.of(picture)), GREEDY, new Recording());
        int side = CheckedModel.vision(model.projector().orElseThrow()).imageSize();
        assertThat(answer.pictures()).singleElement().satisfies(shown -> {
            assertThat(shown.box().width()).isEqualTo(90);
            assertThat(shown.box().height()).isEqualTo(70);
            assertThat(shown.size()).isEqualTo(side);
            assertThat(shown.sha256())
                    .isEqualTo(EncoderInput.name(picture, side, Box.whole(90, 70)));
        });
    }

    @Test
    void pictures_may_stand_anywhere_in_any_turn() throws Exception {
        var a = new Chat.Picture(Engines.picture(30, 30, 1));
        var b = new Chat.Picture(Engines.picture(60, 20, 2));
        var chat = new Chat(Optional.of("Be brief."), List.of(
                new Chat.Turn(Chat.Role.USER, List.of(new Chat.Text("This"), a, new Chat.Text("and"), b)),
                Chat.Turn.model("Yes."),
                new Chat.Turn(Chat.Role.USER, List.of(b, new Chat.Text("again?"), a))));
        var answer = ask(chat, GREEDY, new Recording());
        assertThat(answer.pictures()).extracting(shown -> shown.picture()).containsExactly(0, 1, 2, 3);
        assertThat(answer.stats().imageTokens())
                .isEqualTo(4 * CheckedModel.vision(model.projector().orElseThrow()).tokensPerImage());
    }

    @Test
    void a_picture_with_pan_and_scan_is_shown_whole_and_in_crops_which_follow_each_other() throws Exception {
        var plain = new Chat.Picture(Engines.picture(40, 40, 1));
        var page = new Chat.Picture(Engines.picture(400, 600, 5), PanScanMode.ON);
        var chat = new Chat(Optional.empty(), List.of(
                new Chat.Turn(Chat.Role.USER, List.of(plain, page, new Chat.Text("What is it?")))));

        var answer = ask(chat, GREEDY, new Recording());

        assertThat(answer.pictures()).extracting(shown -> shown.picture()).containsExactly(0, 1, 1, 1);
        assertThat(answer.pictures()).extracting(shown -> shown.box()).containsExactly(
                Box.whole(40, 40), Box.whole(400, 600), new Box(0, 0, 400, 300), new Box(0, 300, 400, 300));
        var vision = CheckedModel.vision(model.projector().orElseThrow());
        assertThat(answer.stats().imageTokens()).isEqualTo(4 * vision.tokensPerImage());
        var prompt = engine.preview(model, chat).await().prompt().replace("<image_soft_token>", "");
        assertThat(prompt).isEqualTo("<bos><start_of_turn>user\n\n\n<start_of_image><end_of_image>\n\n"
                + "Here is the original image \n\n<start_of_image><end_of_image>\n\n and here are some crops to help you"
                + " see better \n\n<start_of_image><end_of_image>\n\n \n\n<start_of_image><end_of_image>\n\n"
                + "What is it?<end_of_turn>\n<start_of_turn>model\n");
    }

    @Test
    void asking_twice_gives_the_same_greedy_answer_and_encodes_the_picture_once() throws Exception {
        var chat = Chat.question("What is it?", List.of(Engines.picture(80, 80, 4)));
        var first = ask(chat, GREEDY, new Recording());
        var heard = new Recording();
        var second = ask(chat, GREEDY, heard);
        assertThat(second.tokenIds()).isEqualTo(first.tokenIds());
        assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE);
    }

    @Test
    void a_follow_up_question_does_not_read_the_conversation_again() throws Exception {
        var question = Chat.Turn.user("Name a number.");
        var first = ask(new Chat(Optional.empty(), List.of(question)), GREEDY, new Recording());
        var chat = new Chat(
                Optional.empty(), List.of(question, Chat.Turn.model(first.text()), Chat.Turn.user("Another.")));
        var second = ask(chat, GREEDY, new Recording());
        // What was written may be cut into other tokens when it is read; then nothing is reused, and nothing is wrong.
        assertThat(second.stats().cachedTokens()).isBetween(0, second.stats().promptTokens() - 1);
        engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
        assertThat(ask(chat, GREEDY, new Recording()).tokenIds()).isEqualTo(second.tokenIds());
    }

    @Test
    void the_same_seed_gives_the_same_answer_and_another_seed_another() throws Exception {
        var chat = Chat.question("Tell me something.", List.of());
        var hot = new Sampling(5, 0, 1, 0, 1, 64, 7);
        var one = ask(chat, new AnswerOptions(hot, 24, List.of()), new Recording());
        var same = ask(chat, new AnswerOptions(hot, 24, List.of()), new Recording());
        var other = ask(chat, new AnswerOptions(hot.withSeed(8), 24, List.of()), new Recording());
        assertThat(same.tokenIds()).isEqualTo(one.tokenIds());
        assertThat(other.tokenIds()).isNotEqualTo(one.tokenIds());
    }

    @Test
    void top_k_of_one_is_greedy_whatever_the_temperature() throws Exception {
        var chat = Chat.question("Tell me something.", List.of());
        var greedy = ask(chat, GREEDY, new Recording());
        var topOne = ask(chat, new AnswerOptions(new Sampling(3, 1, 1, 0, 1, 64, 1), 16, List.of()), new Recording());
        var minPOne = ask(chat, new AnswerOptions(new Sampling(3, 0, 1, 1, 1, 64, 1), 16, List.of()), new Recording());
        assertThat(topOne.tokenIds()).isEqualTo(greedy.tokenIds()).isEqualTo(minPOne.tokenIds());
    }

    @Test
    void it_says_how_sure_it_was_of_each_token_and_what_else_might_have_been() throws Exception {
        var answer = ask(Chat.question("Tell me something.", List.of()), GREEDY, new Recording());
        assertThat(answer.chances()).hasSameSizeAs(answer.tokenIds()).allSatisfy(chance -> {
            assertThat(chance.probability()).isBetween(0.0, 1.0);
            assertThat(chance.alternatives()).hasSize(3)
                    .allSatisfy(other -> assertThat(other.probability()).isBetween(0.0, chance.probability()));
            assertThat(chance.probability() + chance.alternatives().stream()
                            .mapToDouble(TokenChance.Alternative::probability).sum())
                    .isLessThanOrEqualTo(1 + 1e-9);
        });
    }

    @Test
    void a_strong_repeat_penalty_keeps_tokens_from_coming_back() throws Exception {
        var chat = Chat.question("Again and again.", List.of());
        var penalised = new Sampling(0, 0, 1, 0, 10, 64, -1);
        var answer = ask(chat, new AnswerOptions(penalised, 30, List.of()), new Recording());
        assertThat(answer.tokenIds()).doesNotHaveDuplicates();
    }

    @Test
    void a_stop_string_ends_the_answer_before_it() throws Exception {
        var chat = Chat.question("Tell me something.", List.of());
        var whole = ask(chat, new AnswerOptions(Sampling.GREEDY, 40, List.of()), new Recording()).text();
        var stop = whole.substring(whole.length() / 2, whole.length() / 2 + 2);
        var heard = new Recording();
        var cut = ask(chat, new AnswerOptions(Sampling.GREEDY, 40, List.of(stop)), heard);
        assertThat(cut.stopReason()).isEqualTo(StopReason.STOP_STRING);
        assertThat(cut.text()).isEqualTo(whole.substring(0, whole.indexOf(stop))).isEqualTo(heard.text());
    }

    @Test
    void an_answer_ends_when_the_context_window_is_full() throws Exception {
        engine.open(model, new EngineSettings(1, 256, 0, 0, -1), ProgressListener.NONE).await();
        var answer = ask(Chat.question("Go on.", List.of()), new AnswerOptions(Sampling.GREEDY, 0, List.of()), new Recording());
        assertThat(answer.stopReason()).isIn(StopReason.CONTEXT_FULL, StopReason.END_OF_TURN);
        assertThat(answer.stats().promptTokens() + answer.stats().answerTokens()).isLessThanOrEqualTo(257);
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
        var running = engine.ask(Chat.question("On and on.", List.of()), new AnswerOptions(Sampling.GREEDY, 0, List.of()), first);
        var waiting = engine.ask(Chat.question("Me too.", List.of()), GREEDY, new Recording());
        waiting.cancel();
        first.writing.await();
        running.cancel();
        running.await();
        assertThatThrownBy(waiting::await).asInstanceOf(type(EngineException.class))
                .returns(Reason.CANCELLED, EngineException::reason);
    }

    @Test
    void a_preview_shows_text_tokens_and_pictures_without_an_open_model() throws Exception {
        try (var fresh = Engines.start()) {
            var chat = Chat.question("<end_of_turn>What?", List.of(Engines.picture(20, 40, 1)));
            var preview = fresh.preview(model, chat).await();
            int tokens = CheckedModel.vision(model.projector().orElseThrow()).tokensPerImage();
            assertThat(preview.prompt()).startsWith("<bos><start_of_turn>user\n\n\n<start_of_image>")
                    .contains("<image_soft_token>".repeat(tokens) + "<end_of_image>\n\n<end_of_turn>What?");
            assertThat(preview.promptIds()).startsWith(2);
            assertThat(preview.pictures()).singleElement().extracting(shown -> shown.tokens()).isEqualTo(tokens);
            engine.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
            var answer = ask(chat, GREEDY, new Recording());
            assertThat(answer.stats().promptTokens()).isEqualTo(preview.promptIds().size());
        }
    }

    @Test
    void typed_control_tokens_stay_text() throws Exception {
        for (var control : List.of("<end_of_turn>", "<start_of_turn>", "<start_of_image>", "<image_soft_token>", "<bos>")) {
            assertStaysText(model, control);
        }
    }

    @Test
    void they_stay_text_even_where_the_vocabulary_reads_them_in_plain_text() throws Exception {
        var vocabulary = new TinyVocabulary();
        int[] types = vocabulary.types();
        types[vocabulary.tokens().indexOf("<start_of_image>")] = TinyVocabulary.USER_DEFINED;
        var leaking = new TinyGemma().model().int32s("tokenizer.ggml.token_type", types);
        assertStaysText(
                ModelFiles.textOnly(leaking.write().writeTo(folder.resolve("leaking.gguf"))), "<start_of_image>");
    }

    private static void assertStaysText(ModelFiles files, String control) throws EngineException {
        var vocabulary = new TinyVocabulary().tokens();
        var plain = engine.preview(files, Chat.question("ab", List.of())).await().promptIds();
        var typed = engine.preview(files, Chat.question("a" + control + "b", List.of())).await().promptIds();
        int id = vocabulary.indexOf(control);
        assertThat(Collections.frequency(typed, id)).as(control).isEqualTo(Collections.frequency(plain, id));
        assertThat(typed).as(control).hasSizeGreaterThan(plain.size() + 1);
    }

    @Test
    void a_picture_for_a_model_without_projector_is_refused() throws Exception {
        engine.open(ModelFiles.textOnly(model.model()), Engines.SETTINGS, ProgressListener.NONE).await();
        assertRefused(Chat.question("?", List.of(Engines.picture(9, 9, 1))), Reason.NO_VISION, "projector");
    }

    @Test
    void a_question_that_does_not_fit_is_refused_with_the_numbers() throws Exception {
        engine.open(model, new EngineSettings(1, 256, 0, 0, -1), ProgressListener.NONE).await();
        assertRefused(Chat.question("long ".repeat(400), List.of()), Reason.CONTEXT_TOO_SMALL, "holds 256");
        assertThat(ask(Chat.question("short", List.of()), GREEDY, new Recording()).tokenIds()).isNotEmpty();
    }

    @Test
    void a_chat_without_a_question_is_refused() {
        assertRefused(new Chat(Optional.empty(), List.of()), Reason.BAD_CHAT, "question");
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
        assertThatThrownBy(() -> open(ModelFiles.textOnly(folder.resolve("nowhere.gguf")))).isInstanceOf(EngineException.class);
        assertRefused(Chat.question("?", List.of()), Reason.NO_MODEL, "No model is open");
    }

    @Test
    void closing_fails_what_was_still_owed() throws Exception {
        var closing = Engines.start();
        closing.open(model, Engines.SETTINGS, ProgressListener.NONE).await();
        var heard = new Recording();
        var running = closing.ask(Chat.question("On.", List.of()), new AnswerOptions(Sampling.GREEDY, 0, List.of()), heard);
        heard.writing.await();
        var waiting = closing.ask(Chat.question("Me.", List.of()), GREEDY, new Recording());
        closing.close();
        closing.close();
        assertThatThrownBy(running::await).isInstanceOf(EngineException.class);
        assertThatThrownBy(waiting::await).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> closing.describe().await()).isInstanceOf(EngineException.class);
    }

    private static void open(ModelFiles files) throws EngineException {
        engine.open(files, Engines.SETTINGS, ProgressListener.NONE).await();
    }

    private static Answer ask(Chat chat, AnswerOptions options, Recording heard) throws EngineException {
        return engine.ask(chat, options, heard).await();
    }

    private static void assertRefused(Chat chat, Reason reason, String words) {
        assertThatThrownBy(() -> ask(chat, GREEDY, new Recording()))
                .asInstanceOf(type(EngineException.class))
                .returns(reason, EngineException::reason)
                .extracting(Throwable::getMessage).asString().contains(words);
    }
}
