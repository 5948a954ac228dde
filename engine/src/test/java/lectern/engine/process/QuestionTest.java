package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PanScanMode;
import lectern.engine.testmodel.TinyGemma;
import lectern.engine.testmodel.TinyVocabulary;
import org.junit.jupiter.api.Test;

/** What the model is given of a chat and its pictures, and which chats are refused. */
class QuestionTest extends TinyModelTest {

    @Test
    void it_says_what_the_model_was_shown() throws Exception {
        var picture = Engines.picture(90, 70, 3);
        var answer = ask(Chat.question("?", List.of(picture)), GREEDY, new Recording());
        int side = vision().imageSize();
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
        assertThat(answer.stats().imageTokens()).isEqualTo(4 * vision().tokensPerImage());
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
        assertThat(answer.stats().imageTokens()).isEqualTo(4 * vision().tokensPerImage());
        var prompt = engine.preview(model, chat).await().prompt().replace("<image_soft_token>", "");
        assertThat(prompt).isEqualTo("<bos><start_of_turn>user\n\n\n<start_of_image><end_of_image>\n\n"
                + "Here is the original image \n\n<start_of_image><end_of_image>\n\n and here are some crops to help"
                + " you see better \n\n<start_of_image><end_of_image>\n\n \n\n<start_of_image><end_of_image>\n\n"
                + "What is it?<end_of_turn>\n<start_of_turn>model\n");
    }

    @Test
    void a_preview_shows_text_tokens_and_pictures_without_an_open_model() throws Exception {
        try (var fresh = Engines.start()) {
            var chat = Chat.question("<end_of_turn>What?", List.of(Engines.picture(20, 40, 1)));
            var preview = fresh.preview(model, chat).await();
            int tokens = vision().tokensPerImage();
            assertThat(preview.prompt()).startsWith("<bos><start_of_turn>user\n\n\n<start_of_image>")
                    .contains("<image_soft_token>".repeat(tokens) + "<end_of_image>\n\n<end_of_turn>What?");
            assertThat(preview.promptIds()).startsWith(2);
            assertThat(preview.pictures()).singleElement().extracting(shown -> shown.tokens()).isEqualTo(tokens);
            open(model);
            var answer = ask(chat, GREEDY, new Recording());
            assertThat(answer.stats().promptTokens()).isEqualTo(preview.promptIds().size());
        }
    }

    @Test
    void typed_control_tokens_stay_text() throws Exception {
        var controls = List.of("<end_of_turn>", "<start_of_turn>", "<start_of_image>", "<image_soft_token>", "<bos>");
        for (var control : controls) {
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

    @Test
    void a_picture_for_a_model_without_projector_is_refused() throws Exception {
        open(ModelFiles.textOnly(model.model()));
        assertRefused(Chat.question("?", List.of(Engines.picture(9, 9, 1))), Reason.NO_VISION, "projector");
    }

    @Test
    void a_question_that_does_not_fit_is_refused_with_the_numbers() throws Exception {
        open(model, new EngineSettings(1, 256, 0, 0, -1));
        assertRefused(Chat.question("long ".repeat(400), List.of()), Reason.CONTEXT_TOO_SMALL, "holds 256");
        assertThat(ask(Chat.question("short", List.of()), GREEDY, new Recording()).tokenIds()).isNotEmpty();
    }

    @Test
    void a_chat_without_a_question_is_refused() {
        assertRefused(new Chat(Optional.empty(), List.of()), Reason.BAD_CHAT, "question");
    }

    private void assertStaysText(ModelFiles files, String control) throws EngineException {
        var vocabulary = new TinyVocabulary().tokens();
        var plain = engine.preview(files, Chat.question("ab", List.of())).await().promptIds();
        var typed = engine.preview(files, Chat.question("a" + control + "b", List.of())).await().promptIds();
        int id = vocabulary.indexOf(control);
        assertThat(Collections.frequency(typed, id)).as(control).isEqualTo(Collections.frequency(plain, id));
        assertThat(typed).as(control).hasSizeGreaterThan(plain.size() + 1);
    }
}
