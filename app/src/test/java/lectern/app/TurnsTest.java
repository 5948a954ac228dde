package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.StopReason;
import org.junit.jupiter.api.Test;

/** Asking again, otherwise, and for more. */
class TurnsTest extends LecternTest {

    private List<String> texts(long conversation) {
        return lectern.conversations().messages(conversation).stream().map(MessageView::text).toList();
    }

    @Test
    void an_earlier_answer_can_be_asked_for_again_and_the_old_branch_is_kept() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One?").answer();
        ask(id, "Two?").answer();
        var before = texts(id);
        var first = lectern.conversations().messages(id).get(1);
        var heard = new Heard();
        lectern.asking().regenerate(id, first.id(), heard);
        heard.answer();
        assertThat(texts(id)).containsExactly("One?", "Answer 3.");
        assertThat(engine.asked().getLast().turns()).hasSize(1);
        lectern.conversations().showBranch(first.id());
        assertThat(texts(id)).isEqualTo(before);
        assertThat(lectern.conversations().alternatives(id)).hasSize(2);
    }

    @Test
    void an_edited_question_is_asked_with_what_came_before_it() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One?").answer();
        ask(id, "Two?").answer();
        var second = lectern.conversations().messages(id).get(2);
        var heard = new Heard();
        lectern.asking().edit(id, second.id(), "Three?", List.of(), heard);
        heard.answer();
        assertThat(texts(id)).containsExactly("One?", "Answer 1.", "Three?", "Answer 3.");
        assertThat(engine.asked().getLast().turns()).hasSize(3);
    }

    @Test
    void what_a_question_is_being_edited_to_is_kept_until_it_is_asked() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One?").answer();
        var question = lectern.conversations().messages(id).getFirst();
        assertThat(question.edit()).isEmpty();
        lectern.drafts().saveEdit(question.id(), Optional.of("Two?"));
        assertThat(lectern.conversations().message(question.id()).orElseThrow().edit()).hasValue("Two?");
        var missing = new AttachmentView(
                "0".repeat(64), "gone.png", 1, 1, "PNG", 1, 1, AttachmentChoices.USUAL);
        assertThatThrownBy(() -> lectern.asking().edit(id, question.id(), "Two?", List.of(missing), new Heard()))
                .isInstanceOf(AppException.class);
        assertThat(lectern.conversations().message(question.id()).orElseThrow().edit()).hasValue("Two?");
        var heard = new Heard();
        lectern.asking().edit(id, question.id(), "Two?", List.of(), heard);
        heard.answer();
        assertThat(texts(id)).containsExactly("Two?", "Answer 2.");
        assertThat(lectern.conversations().message(question.id()).orElseThrow().edit()).isEmpty();
    }

    @Test
    void an_answer_that_was_cut_off_goes_on_where_it_ended() throws Exception {
        openModel();
        engine.willAnswer(Script.of("The total ").end(StopReason.MAX_TOKENS));
        engine.willAnswer(Script.of("is 42."));
        var id = newConversation();
        var cut = ask(id, "Total?").answer();
        var heard = new Heard();
        lectern.asking().goOn(id, cut.id(), heard);
        assertThat(heard.answer().text()).isEqualTo("The total is 42.");
        assertThat(heard.answer().stopReason()).contains(StopReason.END_OF_TURN);
        var asked = engine.asked().getLast().turns().getLast();
        assertThat(asked).isEqualTo(new Chat.Turn(Chat.Role.MODEL, List.of(new Chat.Text("The total "))));
    }

    @Test
    void an_answer_remembers_how_it_was_sampled() throws Exception {
        openModel();
        lectern.settings().set(Settings.TEMPERATURE, 0.7);
        var id = newConversation();
        assertThat(ask(id, "One?").answer().options())
                .hasValueSatisfying(options -> assertThat(options.sampling().temperature()).isEqualTo(0.7));
    }

    @Test
    void the_model_proposes_a_title_without_its_decorations() throws Exception {
        openModel();
        lectern.settings().set(Settings.NAME_CONVERSATIONS, false);
        var id = newConversation();
        ask(id, "One?").answer();
        engine.willName(Script.of("\"The first **question**\"."));
        assertThat(lectern.asking().proposeTitle(id)).isEqualTo("The first **question");
        assertThat(engine.namings().getLast().maxTokens()).isPositive();
        assertThat(texts(id)).hasSize(2);
    }

    private String title(long id) {
        return lectern.conversations().find(id).orElseThrow().title();
    }

    /** Waits until everything that was asked of the model before has come to its end. */
    private void afterNaming(long id) {
        lectern.asking().proposeTitle(id);
    }

    @Test
    void a_conversation_is_named_by_the_model_after_its_first_answer() throws Exception {
        openModel();
        engine.willName(Script.of("Totals of May"));
        var id = newConversation();
        ask(id, "What is the total of the second invoice?").answer();
        afterNaming(id);
        assertThat(title(id)).isEqualTo("Totals of May");
        engine.willName(Script.of("Something else"));
        ask(id, "And the third?").answer();
        afterNaming(id);
        assertThat(title(id)).isEqualTo("Totals of May");
    }

    @Test
    void a_name_that_was_given_by_hand_stays_also_when_it_is_given_while_the_model_thinks() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willName(Script.of().wait(gate).then("Totals of May"));
        var id = newConversation();
        ask(id, "What is the total?").answer();
        gate.awaitReached();
        lectern.conversations().rename(id, "Mine");
        gate.open();
        afterNaming(id);
        assertThat(title(id)).isEqualTo("Mine");
    }

    @Test
    void naming_makes_way_for_a_question_and_is_done_after_its_answer() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willName(Script.of().wait(gate).then("Half"));
        engine.willName(Script.of("Totals"));
        var id = newConversation();
        ask(id, "What is the total?").answer();
        gate.awaitReached();
        ask(id, "And the date?").answer();
        afterNaming(id);
        assertThat(title(id)).isEqualTo("Totals");
    }

    @Test
    void conversations_keep_the_beginning_of_their_question_where_naming_is_off_or_fails() throws Exception {
        openModel();
        engine.willName(Script.of().fail(EngineException.Reason.INTERNAL, "It failed."));
        var id = newConversation();
        ask(id, "What is the total?").answer();
        lectern.settings().set(Settings.NAME_CONVERSATIONS, false);
        var other = newConversation();
        ask(other, "What is the date?").answer();
        afterNaming(other);
        assertThat(title(id)).isEqualTo("What is the total?");
        assertThat(title(other)).isEqualTo("What is the date?");
        assertThat(engine.namings()).hasSize(2);
    }

    @Test
    void a_deleted_message_comes_back() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One?").answer();
        var answer = lectern.conversations().messages(id).getLast();
        lectern.conversations().deleteMessage(id, answer.id());
        assertThat(texts(id)).containsExactly("One?");
        lectern.conversations().restoreMessage(id, answer.id());
        assertThat(texts(id)).containsExactly("One?", "Answer 1.");
    }

    @Test
    void a_copy_of_a_conversation_is_one_of_its_own() throws Exception {
        openModel();
        var id = newConversation();
        ask(id, "One?").answer();
        var copy = lectern.conversations().duplicate(id, "Copy");
        ask(copy, "Two?").answer();
        assertThat(texts(copy)).hasSize(4);
        assertThat(texts(id)).hasSize(2);
    }
}
