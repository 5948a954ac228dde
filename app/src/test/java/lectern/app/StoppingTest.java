package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.engine.Chat;
import org.junit.jupiter.api.Test;

class StoppingTest extends LecternTest {

    @Test
    void stopping_keeps_what_was_written_and_the_next_question_builds_on_it() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of("Half ").wait(gate).then("whole"));
        var id = newConversation();
        var heard = new Heard();
        var handle = lectern.asking().ask(id, "Tell me", List.of(), heard);
        heard.awaitText();
        handle.stop();
        handle.stop();
        var answer = handle.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(answer.state()).isEqualTo(MessageView.State.STOPPED);
        assertThat(answer.text()).isEqualTo("Half ");
        assertThat(answer.failure()).isEmpty();
        ask(id, "Go on");
        assertThat(engine.asked().getLast().turns().get(1)).isEqualTo(Chat.Turn.model("Half "));
    }

    @Test
    void a_second_question_waits_for_the_first_and_can_be_stopped_before_its_turn() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of().wait(gate).then("First"));
        var first = new Heard();
        lectern.asking().askNew("One", List.of(), first);
        gate.awaitReached();
        var second = new Heard();
        var third = new Heard();
        lectern.asking().askNew("Two", List.of(), second);
        var handle = lectern.asking().askNew("Three", List.of(), third);
        assertThat(second.events).containsExactly("started", "waiting 1");
        assertThat(third.events).containsExactly("started", "waiting 2");
        handle.stop();
        assertThat(third.answer().state()).isEqualTo(MessageView.State.STOPPED);
        assertThat(first.events).doesNotContain("finished");
        gate.open();
        assertThat(first.answer().text()).isEqualTo("First");
        assertThat(second.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(engine.asked()).hasSize(2);
    }

    @Test
    void asking_again_stops_the_answer_that_is_being_written() throws Exception {
        openModel();
        engine.willAnswer(Script.of("Old").wait(new Gate())).willAnswer(Script.of("New"));
        var id = newConversation();
        var old = new Heard();
        lectern.asking().ask(id, "What?", List.of(), old);
        old.awaitText();
        var fresh = new Heard();
        lectern.asking().retry(id, fresh);
        assertThat(old.answer().state()).isEqualTo(MessageView.State.STOPPED);
        assertThat(fresh.answer().text()).isEqualTo("New");
        assertThat(lectern.conversations().messages(id)).extracting(MessageView::text)
                .containsExactly("What?", "New");
    }

    @Test
    void deleting_a_conversation_stops_its_answer() throws Exception {
        openModel();
        engine.willAnswer(Script.of("a").wait(new Gate()));
        var id = newConversation();
        var heard = new Heard();
        lectern.asking().ask(id, "One", List.of(), heard);
        heard.awaitText();
        lectern.conversations().delete(id);
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.STOPPED);
        assertThat(lectern.conversations().list()).isEmpty();
        assertThat(lectern.conversations().deleted()).extracting(ConversationView::id).containsExactly(id);
        lectern.conversations().restore(id);
        lectern.conversations().purge(List.of(id));
        assertThat(lectern.conversations().find(id)).isEmpty();
    }

    @Test
    void purging_a_conversation_that_is_being_answered_still_ends_the_answer_for_its_listener() throws Exception {
        openModel();
        engine.willAnswer(Script.of("a").wait(new Gate()));
        var id = newConversation();
        var heard = new Heard();
        lectern.asking().ask(id, "One", List.of(), heard);
        heard.awaitText();
        lectern.conversations().purge(List.of(id));
        assertThat(heard.answer().text()).isEqualTo("a");
        assertThat(lectern.conversations().find(id)).isEmpty();
    }
}
