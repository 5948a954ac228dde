package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lectern.engine.Chat;
import lectern.engine.EngineException.Reason;
import org.junit.jupiter.api.Test;

class ContextOverflowTest extends LecternTest {

    @Test
    void the_oldest_turns_are_left_out_until_the_question_fits_and_the_listener_hears_how_many() throws Exception {
        openModel();
        var id = newConversation();
        for (int i = 1; i <= 3; i++) {
            ask(id, "Question " + i);
        }
        engine.asked().clear();
        engine.fitsTurns(3);
        var heard = ask(id, "Question 4");
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(engine.asked()).extracting(c -> c.turns().size()).containsExactly(7, 5, 3);
        assertThat(engine.asked().getLast().turns().getFirst()).isEqualTo(Chat.Turn.user("Question 3"));
        assertThat(heard.notices).singleElement().satisfies(n -> {
            assertThat(n.key()).isEqualTo("answer.left-out");
            assertThat(n.arguments()).containsExactly("4");
            assertThat(n.sentence()).startsWith("The 4 oldest messages of this conversation did not fit");
        });
        assertThat(heard.events).containsSubsequence("answer.left-out", "text");
        assertThat(lectern.conversations().messages(id)).hasSize(8);
    }

    @Test
    void what_did_not_fit_is_not_tried_again_with_the_next_question() throws Exception {
        openModel();
        var id = newConversation();
        for (int i = 1; i <= 3; i++) {
            ask(id, "Question " + i);
        }
        engine.fitsTurns(3);
        ask(id, "Question 4");
        engine.asked().clear();
        var heard = ask(id, "Question 5");
        assertThat(engine.asked()).extracting(c -> c.turns().size()).containsExactly(5, 3);
        assertThat(heard.notices).singleElement().satisfies(n -> assertThat(n.arguments()).containsExactly("6"));
    }

    @Test
    void a_question_that_does_not_fit_alone_fails_with_the_engines_sentence() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "Short");
        engine.fitsTurns(0);
        var heard = ask(id, "Long");
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.FAILED);
        assertThat(heard.answer().failure()).contains(
                Notice.of("engine.context-too-small", "The question does not fit."));
        assertThat(heard.notices).isEmpty();
        assertThat(engine.asked().getLast().turns()).containsExactly(Chat.Turn.user("Long"));
    }

    @Test
    void a_question_that_failed_because_it_was_too_long_does_not_drag_down_the_next_one() throws Exception {
        openModel();
        engine.willAnswer(Script.of().fail(Reason.CONTEXT_TOO_SMALL, "Too long."))
                .willAnswer(Script.of().fail(Reason.CONTEXT_TOO_SMALL, "Still too long."))
                .willAnswer(Script.of("Fine."));
        var id = newConversation();
        assertThat(ask(id, "A whole book").answer().state()).isEqualTo(MessageView.State.FAILED);
        var heard = ask(id, "A word");
        assertThat(heard.answer().text()).isEqualTo("Fine.");
        assertThat(engine.asked().getLast().turns()).isEqualTo(List.of(Chat.Turn.user("A word")));
        assertThat(heard.notices).singleElement().satisfies(n ->
                assertThat(n.sentence()).startsWith("The oldest message of this conversation did not fit"));
    }

    @Test
    void a_window_that_overflows_in_the_middle_of_an_answer_does_not_start_it_over() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One");
        engine.willAnswer(Script.of("Half").fail(Reason.CONTEXT_TOO_SMALL, "The window is full."));
        var answer = ask(id, "Two").answer();
        assertThat(answer.state()).isEqualTo(MessageView.State.FAILED);
        assertThat(answer.text()).isEqualTo("Half");
    }
}
