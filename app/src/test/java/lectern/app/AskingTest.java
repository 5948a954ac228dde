package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.Chat;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.StopReason;
import org.junit.jupiter.api.Test;

class AskingTest extends LecternTest {

    @Test
    void an_answer_is_heard_piece_by_piece_and_kept_with_what_it_cost() throws Exception {
        openModel();
        engine.willAnswer(new Script()
                .progress(Stage.ENCODE_PICTURE, 0.5)
                .progress(Stage.PREFILL, 1)
                .then("The total is ")
                .then("42 €."));
        var id = newConversation();
        var heard = ask(id, "What is the total?");
        assertThat(heard.events)
                .containsExactly("started", "ENCODE_PICTURE 0.5", "PREFILL 1.0", "text", "text", "finished");
        assertThat(heard.text).hasToString("The total is 42 €.");

        var messages = lectern.conversations().messages(id);
        assertThat(messages).extracting(MessageView::text)
                .containsExactly("What is the total?", "The total is 42 €.");
        assertThat(messages.getLast()).isEqualTo(heard.answer()).satisfies(m -> {
            assertThat(m.state()).isEqualTo(MessageView.State.COMPLETE);
            assertThat(m.stopReason()).contains(StopReason.END_OF_TURN);
            assertThat(m.stats()).contains(ScriptedEngine.STATS);
            assertThat(m.model()).contains("scripted 1B");
            assertThat(m.parentId()).hasValue(messages.getFirst().id());
        });
    }

    @Test
    void the_question_is_kept_and_its_draft_cleared_before_the_engine_hears_of_it() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of().wait(gate));
        var id = newConversation();
        lectern.drafts().save(id, new DraftView("What", List.of()));
        var heard = new Heard();
        var handle = lectern.asking().ask(id, "What is it?", List.of(), heard);
        gate.awaitReached();
        assertThat(lectern.conversations().messages(id)).extracting(MessageView::id)
                .containsExactly(handle.questionId(), handle.answerId());
        assertThat(lectern.conversations().messages(id).getLast().state()).isEqualTo(MessageView.State.STREAMING);
        assertThat(lectern.drafts().of(id)).isEqualTo(DraftView.EMPTY);
        gate.open();
        heard.answer();
    }

    @Test
    void a_question_without_a_conversation_makes_one_with_a_title() throws Exception {
        openModel();
        lectern.drafts().saveNew(new DraftView("x", List.of()));
        var changed = new ArrayList<Long>();
        var heard = new Heard();
        try (var subscription = lectern.conversations().listen(changed::add)) {
            var handle = lectern.asking()
                    .askNew("How do I read this very long table of numbers that goes on and on?", List.of(), heard);
            heard.answer();
            assertThat(changed).contains(handle.conversationId());
        }
        assertThat(lectern.conversations().list()).singleElement().satisfies(c -> {
            assertThat(c.title()).isEqualTo("How do I read this very long table of numbers that goes on…");
            assertThat(c.messageCount()).isEqualTo(2);
            assertThat(c.lastSnippet()).isEqualTo("Answer 1.");
        });
        assertThat(lectern.drafts().ofNew()).isEqualTo(DraftView.EMPTY);
    }

    @Test
    void a_title_that_a_person_gave_stays() throws Exception {
        openModel();
        var id = newConversation();
        lectern.conversations().rename(id, "  Mine ");
        ask(id, "What is it?");
        assertThat(lectern.conversations().find(id).orElseThrow().title()).isEqualTo("Mine");
        assertThatThrownBy(() -> lectern.conversations().rename(id, " \n"))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("title.empty"));
    }

    @Test
    void the_engine_is_told_the_system_text_pictures_first_and_the_turns_before() throws Exception {
        openModel();
        lectern.settings().set(Settings.SYSTEM_TEXT, " Be brief. ");
        lectern.settings().set(Settings.TEMPERATURE, 0.0);
        lectern.settings().set(Settings.MAX_TOKENS, 99);
        var picture = lectern.attachments().add("red.png", TestPictures.png(5, 4, Color.RED));
        var id = newConversation();
        ask(id, "What colour?", picture);
        ask(id, "Are you sure?");
        var chat = engine.asked().getLast();
        assertThat(chat.system()).contains("Be brief.");
        assertThat(chat.turns()).extracting(Chat.Turn::role)
                .containsExactly(Chat.Role.USER, Chat.Role.MODEL, Chat.Role.USER);
        assertThat(chat.turns().getFirst().parts()).satisfiesExactly(
                p -> assertThat(((Chat.Picture) p).image().width()).isEqualTo(5),
                p -> assertThat(p).isEqualTo(Chat.Text.question("", "What colour?")));
        assertThat(chat.turns().get(1)).isEqualTo(Chat.Turn.model("Answer 1."));
        assertThat(chat.turns().get(2)).isEqualTo(Chat.Turn.user("Are you sure?"));
        assertThat(engine.options().getLast().sampling().greedy()).isTrue();
        assertThat(engine.options().getLast().maxTokens()).isEqualTo(99);
        assertThat(lectern.conversations().messages(id).getFirst().attachments()).containsExactly(picture);
    }
}
