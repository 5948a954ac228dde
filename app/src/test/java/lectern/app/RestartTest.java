package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.ProgressListener;
import org.junit.jupiter.api.Test;

class RestartTest extends LecternTest {

    private static final Setting<String> OWN = Setting.text("test.own", "none");

    @Test
    void everything_is_still_there_after_a_restart() throws Exception {
        openModel();
        var picture = lectern.attachments().add("Rechnung.png", TestPictures.png(6, 3, Color.BLUE));
        var id = newConversation();
        var answer = ask(id, "What is it?", picture).answer();
        lectern.drafts().save(id, new DraftView("And", List.of(picture)));
        lectern.drafts().saveNew(new DraftView("New", List.of()));
        lectern.settings().set(OWN, "kept");
        lectern.settings().set(Settings.TOP_K, 7);
        var listed = lectern.conversations().list();

        restart();
        assertThat(lectern.startNotices()).isEmpty();
        assertThat(lectern.conversations().list()).isEqualTo(listed);
        assertThat(lectern.conversations().messages(id).getFirst().attachments()).containsExactly(picture);
        assertThat(lectern.conversations().messages(id).getLast()).isEqualTo(answer);
        assertThat(lectern.attachments().pixels(picture).width()).isEqualTo(6);
        assertThat(lectern.drafts().of(id)).isEqualTo(new DraftView("And", List.of(picture)));
        assertThat(lectern.drafts().ofNew()).isEqualTo(new DraftView("New", List.of()));
        assertThat(lectern.settings().get(OWN)).isEqualTo("kept");
        assertThat(lectern.settings().get(Settings.TOP_K)).isEqualTo(7);
        assertThat(lectern.models().current()).isEqualTo(new ModelState.None());
        assertThat(lectern.models().reopenLast(ProgressListener.NONE)).contains(ScriptedEngine.MODEL);
        assertThat(engine.opened()).containsExactly(files());
    }

    @Test
    void closing_in_the_middle_of_an_answer_keeps_what_was_written_and_says_why_it_ends() throws Exception {
        openModel();
        engine.willAnswer(Script.of("Half").wait(new Gate()));
        var id = newConversation();
        var heard = new Heard();
        var waiting = new Heard();
        lectern.asking().ask(id, "What?", List.of(), heard);
        lectern.asking().ask(id, "And?", List.of(), waiting);
        heard.awaitText();
        var before = engine;
        restart();
        assertThat(before.isClosed()).isTrue();
        assertThat(heard.answer().failure().orElseThrow().key()).isEqualTo("storage.program-ended");
        var messages = lectern.conversations().messages(id);
        assertThat(messages).extracting(MessageView::state).containsExactly(
                MessageView.State.COMPLETE,
                MessageView.State.INTERRUPTED,
                MessageView.State.COMPLETE,
                MessageView.State.INTERRUPTED);
        assertThat(messages.get(1).text()).isEqualTo("Half");
    }

    @Test
    void a_closed_lectern_answers_with_sentences() {
        lectern.close();
        lectern.close();
        assertThatThrownBy(() -> lectern.asking().askNew("What?", List.of(), AskListener.NONE))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("storage.closed"));
    }

    @Test
    void a_second_lectern_over_the_same_folder_is_refused_and_its_engine_closed() {
        var second = new ScriptedEngine();
        assertThatThrownBy(() -> Lectern.start(AppPaths.under(folder), second))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("storage.in-use"));
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void a_damaged_library_is_set_aside_and_said_at_the_start() throws Exception {
        end();
        Files.writeString(folder.resolve("lectern.db"), "damaged ".repeat(1000));
        start();
        assertThat(lectern.startNotices()).singleElement().satisfies(n -> {
            assertThat(n.key()).isEqualTo("storage.damaged-set-aside");
            assertThat(n.arguments().getFirst()).asString().contains("lectern.db.damaged-");
        });
    }

    @Test
    void a_setting_that_cannot_be_read_counts_as_not_chosen() {
        lectern.settings().set(Setting.text(Settings.TOP_K.name(), ""), "many");
        assertThat(lectern.settings().get(Settings.TOP_K)).isEqualTo(64);
        assertThatThrownBy(() -> lectern.settings().set(Settings.TOP_K, -1))
                .isInstanceOf(IllegalArgumentException.class);
        lectern.settings().reset(Settings.TOP_K);
        assertThat(lectern.settings().get(Settings.TOP_K)).isEqualTo(64);
    }

    @Test
    void a_setting_is_told_to_who_listens_until_they_stop() {
        var heard = new ArrayList<String>();
        try (var subscription = lectern.settings().listen(OWN, heard::add)) {
            lectern.settings().set(OWN, "a");
            lectern.settings().reset(OWN);
        }
        lectern.settings().set(OWN, "b");
        assertThat(heard).containsExactly("a", "none");
    }
}
