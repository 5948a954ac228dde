package lectern.ui.transcript;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import lectern.app.Lectern;
import lectern.ui.Messages;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.task.Background;
import lectern.ui.task.WriteBehind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions that are being edited in their place: what is typed is kept until it is asked or given up. */
final class QuestionEdits {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionEdits.class);

    /** By the id of the question. */
    private final WriteBehind<Long, Optional<String>> keeper;

    private final Lectern lectern;
    private final OpenConversation open;
    private final TranscriptViewModel transcript;

    QuestionEdits(Lectern lectern, OpenConversation open, TranscriptViewModel transcript, Background background) {
        this.lectern = lectern;
        this.open = open;
        this.transcript = transcript;
        keeper = new WriteBehind<>(
                background,
                lectern.drafts()::saveEdit,
                failure -> LOG.error("An edited question could not be kept", failure));
    }

    /** Whether an answer is being written in the conversation that is shown: nothing else is asked meanwhile. */
    ReadOnlyBooleanProperty busyProperty() {
        return transcript.answeringProperty();
    }

    /** Begins with the words of the question. */
    void begin(MessageModel question) {
        question.setEdit(question.text());
    }

    /** What it is edited to now is kept soon. */
    void typed(MessageModel question, String words) {
        question.setEdit(words);
        keeper.soon(question.id(), Optional.of(words).filter(typed -> !typed.equals(question.text())));
    }

    void giveUp(MessageModel question) {
        question.setEdit(null);
        keeper.soon(question.id(), Optional.empty());
    }

    /**
     * Asks what a question was edited to in its place, with the same pictures. Nothing to ask, or an answer that is
     * being written, leaves it as it is.
     */
    void ask(MessageModel question) {
        var text = question.editProperty().get();
        boolean nothing = text.isBlank() && question.attachments().isEmpty();
        if (nothing || busyProperty().get() || !transcript.messages().contains(question)) {
            return;
        }
        if (text.strip().equals(question.text().strip())) {
            giveUp(question);
            return;
        }
        var conversation = open.id();
        var live = transcript.answer(begun -> transcript.begin(
                conversation,
                begun,
                transcript.placeOf(question),
                transcript.question(begun.questionId(), text, question.attachments())));
        question.setEdit(null);
        // Storage drops it when the new question is safe, not before.
        keeper.forget(question.id());
        transcript.start(
                live,
                conversation,
                () -> lectern.asking()
                        .edit(conversation.getAsLong(), question.id(), text, question.attachments(), live),
                failure -> {
                    typed(question, text);
                    transcript.fail(failure, Messages.text("transcript.retry.failed"));
                });
    }

    /** Keeps at once what would be kept soon. */
    void keepNow() {
        keeper.now();
    }
}
