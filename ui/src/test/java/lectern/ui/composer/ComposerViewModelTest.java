package lectern.ui.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
        public List<String> asked() {
            return texts;
        }

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

    private static void sent(ComposerViewModel composer, String question) {
        composer.textProperty().set(question);
        composer.send();
    }

    @Test
    void what_was_asked_before_comes_back_question_by_question_and_in_the_end_nothing() {
        var composer = composer(new SameThread());
        sent(composer, "First");
        sent(composer, "Second");
        assertThat(composer.newer()).isFalse();
        assertThat(composer.older()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("Second");
        assertThat(composer.older()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("First");
        assertThat(composer.older()).isFalse();
        assertThat(composer.textProperty().get()).isEqualTo("First");
        assertThat(composer.newer()).isTrue();
        assertThat(composer.newer()).isTrue();
        assertThat(composer.textProperty().get()).isEmpty();
    }

    @Test
    void what_is_being_written_is_never_replaced_by_an_earlier_question() {
        var composer = composer(new SameThread());
        sent(composer, "First");
        composer.textProperty().set("New words");
        assertThat(composer.older()).isFalse();
        assertThat(composer.newer()).isFalse();
        composer.textProperty().set("");
        composer.older();
        composer.textProperty().set("First, changed");
        assertThat(composer.older()).isFalse();
        assertThat(composer.textProperty().get()).isEqualTo("First, changed");
    }

    @Test
    void attachments_keep_the_name_and_the_order_that_they_are_given() throws IOException {
        var composer = composer(new SameThread());
        var files = new ArrayList<Path>();
        for (var name : List.of("a.txt", "b.txt", "c.txt")) {
            files.add(Files.writeString(folder.resolve(name), name));
        }
        composer.attachFiles(files);
        var last = composer.attachments().getLast();
        composer.move(last, 0);
        composer.move(last, 3);
        composer.rename(last, " Terms/of use ");
        composer.rename(composer.attachments().getLast(), "  ");
        assertThat(composer.attachments()).extracting(AttachmentModel::name)
                .containsExactly("Terms of use", "a.txt", "b.txt");
        assertThat(lectern.drafts().ofNew().attachments()).extracting(AttachmentView::name)
                .containsExactly("Terms of use", "a.txt", "b.txt");
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
