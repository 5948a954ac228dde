package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.engine.Chat;
import lectern.engine.EngineException.Reason;
import lectern.engine.StopReason;
import org.junit.jupiter.api.Test;

class FailingAnswersTest extends LecternTest {

    @Test
    void an_engine_that_ends_in_the_middle_leaves_the_text_and_is_opened_again_by_the_next_question()
            throws Exception {
        openModel();
        engine.willAnswer(Script.of("So far ").fail(Reason.ENGINE_LOST, "The engine stopped unexpectedly."));
        var id = newConversation();
        var broken = ask(id, "What?").answer();
        assertThat(broken.state()).isEqualTo(MessageView.State.INTERRUPTED);
        assertThat(broken.text()).isEqualTo("So far ");
        assertThat(broken.failure()).contains(Notice.of("engine.engine-lost", "The engine stopped unexpectedly."));
        assertThat(lectern.models().current()).isInstanceOf(ModelState.Failed.class);

        var heard = ask(id, "Again");
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(heard.events).containsSubsequence("started", "model.reopened", "text", "finished");
        assertThat(engine.opened()).containsExactly(files(), files());
        assertThat(lectern.models().current()).isEqualTo(new ModelState.Open(ScriptedEngine.MODEL, files()));
        assertThat(engine.asked().getLast().turns()).extracting(Chat.Turn::role)
                .containsExactly(Chat.Role.USER, Chat.Role.MODEL, Chat.Role.USER);
    }

    @Test
    void an_engine_that_was_started_anew_unnoticed_gets_the_model_and_the_question_again() throws Exception {
        openModel();
        engine.loseModel();
        var heard = ask(newConversation(), "What?");
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(heard.events).contains("model.reopened");
        assertThat(engine.asked()).hasSize(2);
    }

    @Test
    void a_failed_answer_keeps_its_sentence_and_is_left_out_of_the_next_question() throws Exception {
        openModel();
        engine.willAnswer(Script.of("Wro").fail(Reason.OUT_OF_MEMORY, "The computer has too little memory."));
        var id = newConversation();
        var failed = ask(id, "One").answer();
        assertThat(failed.state()).isEqualTo(MessageView.State.FAILED);
        assertThat(failed.text()).isEqualTo("Wro");
        assertThat(failed.failure().orElseThrow().key()).isEqualTo("engine.out-of-memory");
        ask(id, "Two");
        var turns = engine.asked().getLast().turns();
        assertThat(turns).hasSize(1);
        assertThat(turns.getFirst().parts()).containsExactly(new Chat.Text("One\n\nTwo"));
    }

    @Test
    void a_defect_of_the_engine_ends_the_answer_with_a_sentence_and_the_next_one_works() throws Exception {
        openModel();
        engine.willAnswer(Script.of("x").breakWith(new IllegalStateException("a defect")));
        var id = newConversation();
        assertThat(ask(id, "One").answer().failure().orElseThrow().key()).isEqualTo("app.internal");
        assertThat(ask(id, "Two").answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }

    @Test
    void a_listener_that_fails_harms_nothing() throws Exception {
        openModel();
        var handle = lectern.asking().askNew("What?", List.of(), new AskListener() {
            @Override
            public void onText(String piece) {
                throw new IllegalStateException("a broken window");
            }
        });
        var answer = handle.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(answer.text()).isEqualTo("Answer 1.");
    }

    @Test
    void without_a_model_the_question_is_kept_and_can_be_asked_again() throws Exception {
        var id = newConversation();
        var failed = ask(id, "What?").answer();
        assertThat(failed.state()).isEqualTo(MessageView.State.FAILED);
        assertThat(failed.failure().orElseThrow().key()).isEqualTo("engine.no-model");
        openModel();
        var heard = new Heard();
        var handle = lectern.asking().retry(id, heard);
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(handle.answerId()).isNotEqualTo(failed.id());
        assertThat(lectern.conversations().messages(id)).extracting(MessageView::text)
                .containsExactly("What?", "Answer 1.");
    }

    @Test
    void nothing_to_ask_is_refused_and_nothing_is_kept() {
        var id = newConversation();
        assertThatThrownBy(() -> lectern.asking().ask(id, " \n", List.of(), AskListener.NONE))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("question.empty"));
        assertThatThrownBy(() -> lectern.asking().retry(id, AskListener.NONE))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("question.none"));
        assertThatThrownBy(() -> lectern.asking().ask(77, "What?", List.of(), AskListener.NONE))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("storage.not-found"));
        assertThat(lectern.conversations().messages(id)).isEmpty();
    }

    @Test
    void a_full_window_and_a_reached_length_are_said() throws Exception {
        openModel();
        engine.willAnswer(Script.of("a").end(StopReason.CONTEXT_FULL))
                .willAnswer(Script.of("b").end(StopReason.MAX_TOKENS));
        var id = newConversation();
        assertThat(ask(id, "One").events).contains("answer.window-full");
        var second = ask(id, "Two");
        assertThat(second.events).contains("answer.max-tokens");
        assertThat(second.answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }
}
