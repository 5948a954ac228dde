package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineSettings;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import org.junit.jupiter.api.Test;

/** What an answer is made of, and what decides how it is written. */
class AnswerTest extends TinyModelTest {

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
        open(model);
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
        open(model, new EngineSettings(1, 256, 0, 0, -1));
        var answer = ask(Chat.question("Go on.", List.of()), ENDLESS, new Recording());
        assertThat(answer.stopReason()).isIn(StopReason.CONTEXT_FULL, StopReason.END_OF_TURN);
        assertThat(answer.stats().promptTokens() + answer.stats().answerTokens()).isLessThanOrEqualTo(257);
    }
}
