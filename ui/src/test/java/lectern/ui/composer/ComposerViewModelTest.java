package lectern.ui.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import lectern.app.AppException;
import lectern.app.AppPaths;
import lectern.app.AttachmentView;
import lectern.app.DraftView;
import lectern.app.Lectern;
import lectern.app.Notice;
import lectern.app.QuestionCost;
import lectern.app.ScriptedEngine;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.task.Background;
import lectern.ui.task.HeldBack;
import lectern.ui.task.SameThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerViewModelTest {

    @TempDir
    Path folder;

    private final OpenConversation open = new OpenConversation();
    private final Asked questions = new Asked();
    private Lectern lectern;

    /** Remembers what was asked, and can say how it went. */
    private static final class Asked implements ComposerViewModel.Questions {
        private final List<String> texts = new ArrayList<>();
        private final SimpleBooleanProperty answering = new SimpleBooleanProperty();
        private LongConsumer kept;
        private Consumer<Exception> failed;

        @Override
        public void ask(
                String text, List<AttachmentView> attachments, LongConsumer whenKept, Consumer<Exception> whenFailed) {
            texts.add(text);
            kept = whenKept;
            failed = whenFailed;
        }

        @Override
        public void stop() {}

        @Override
        public Optional<QuestionCost> cost(String text, List<AttachmentView> attachments) {
            return Optional.of(new QuestionCost(9000 * attachments.size(), 8192, attachments));
        }

        @Override
        public ObservableValue<Boolean> answering() {
            return answering;
        }
    }

    @BeforeEach
    void library() {
        lectern = Lectern.start(AppPaths.under(folder), new ScriptedEngine());
    }

    @AfterEach
    void close() {
        lectern.close();
    }

    private ComposerViewModel composer(Background background) {
        return new ComposerViewModel(
                lectern.attachments(), lectern.ahead(), lectern.drafts(), open, questions, background);
    }

    @Test
    void there_is_nothing_to_send_in_white_space() {
        var composer = composer(new SameThread());
        composer.textProperty().set(" \n ");
        assertThat(composer.stateProperty().get()).isEqualTo(ComposerState.EMPTY);
        composer.send();
        assertThat(questions.texts).isEmpty();
    }

    @Test
    void a_question_that_was_not_asked_comes_back_before_what_was_typed_since() {
        var composer = composer(new SameThread());
        composer.textProperty().set("First");
        composer.send();
        assertThat(composer.textProperty().get()).isEmpty();
        composer.textProperty().set("Second");
        questions.failed.accept(new AppException(Notice.of("storage.disk-full", "The disk is full.")));
        assertThat(composer.textProperty().get()).isEqualTo("First\nSecond");
        assertThat(composer.problemProperty().get()).isEqualTo("The disk is full.");
        assertThat(lectern.drafts().ofNew().text()).isEqualTo("First\nSecond");
    }

    @Test
    void what_is_typed_while_the_draft_is_read_comes_after_it_and_both_are_kept() {
        lectern.drafts().saveNew(new DraftView("Half a ", List.of()));
        var background = new HeldBack();
        var composer = composer(background);
        composer.textProperty().set("question");
        background.doAll();
        assertThat(composer.textProperty().get()).isEqualTo("Half a question");
        assertThat(lectern.drafts().ofNew().text()).isEqualTo("Half a question");
    }

    @Test
    void what_is_typed_before_a_new_conversation_has_its_number_goes_with_it() {
        var composer = composer(new SameThread());
        composer.textProperty().set("First");
        composer.send();
        composer.textProperty().set("Second");
        long id = lectern.conversations().create().id();
        questions.kept.accept(id);
        open.show(id);
        assertThat(composer.textProperty().get()).isEqualTo("Second");
        assertThat(lectern.drafts().of(id).text()).isEqualTo("Second");
        open.showNew();
        assertThat(composer.textProperty().get()).isEmpty();
    }

    @Test
    void every_change_of_a_draft_is_kept_and_an_emptied_one_removed() {
        var composer = composer(new SameThread());
        composer.textProperty().set("a");
        composer.textProperty().set("ab");
        assertThat(lectern.drafts().ofNew().text()).isEqualTo("ab");
        composer.textProperty().set("");
        assertThat(lectern.drafts().ofNew().isEmpty()).isTrue();
    }

    @Test
    void while_an_answer_is_written_nothing_is_sent() {
        var composer = composer(new SameThread());
        composer.textProperty().set("First");
        questions.answering.set(true);
        assertThat(composer.stateProperty().get()).isEqualTo(ComposerState.ANSWERING);
        composer.send();
        assertThat(questions.texts).isEmpty();
        questions.answering.set(false);
        assertThat(composer.stateProperty().get()).isEqualTo(ComposerState.READY);
    }
}
