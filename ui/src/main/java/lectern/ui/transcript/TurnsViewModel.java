package lectern.ui.transcript;

import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lectern.app.AskedPages;
import lectern.app.Lectern;
import lectern.app.MessageView;
import lectern.engine.Chat;
import lectern.ui.Messages;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be done with a message of the conversation that is shown: ask again, ask otherwise, go on, delete, go to
 * another branch. Nothing is ever overwritten: each of them begins a branch or leaves one. Used on the window's thread.
 */
public final class TurnsViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnsViewModel.class);

    private final Lectern lectern;
    private final OpenConversation open;
    private final TranscriptViewModel transcript;
    private final Background background;
    private final ReadOnlyObjectWrapper<MessageModel> deleted = new ReadOnlyObjectWrapper<>();
    private final EvidenceReading evidence;
    private final QuestionEdits edits;
    private long deletedFrom;

    public TurnsViewModel(
            Lectern lectern, OpenConversation open, TranscriptViewModel transcript, Background background) {
        this.lectern = lectern;
        this.open = open;
        this.transcript = transcript;
        this.background = background;
        evidence = new EvidenceReading(lectern.evidence(), background);
        edits = new QuestionEdits(lectern, open, transcript, background);
        open.idProperty().subscribe(id -> {
            deleted.set(null);
            evidence.cancel();
            keepNow();
        });
    }

    /** Keeps at once what would be kept soon. */
    public void keepNow() {
        edits.keepNow();
    }

    /** The message whose deletion can be taken back; null if there is none. */
    public ReadOnlyObjectProperty<MessageModel> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /** Asks the question of an answer again. */
    public void regenerate(MessageModel answer) {
        if (!transcript.messages().contains(answer) || isBusy()) {
            return;
        }
        var conversation = open.id();
        var live = transcript.answer(begun -> transcript.begin(conversation, begun, transcript.placeOf(answer)));
        transcript.start(
                live,
                conversation,
                () -> lectern.asking().regenerate(conversation.getAsLong(), answer.id(), live),
                failure -> transcript.fail(failure, Messages.text("transcript.retry.failed")));
    }

    /**
     * Opens the encrypted documents that an answer is about, as far as a password opens them, and asks its question
     * again.
     *
     * @param refused hears why none of them opened
     */
    void unlock(MessageModel answer, String password, Consumer<String> refused) {
        var attachments = cited(answer).attachments();
        background.perform(
                () -> lectern.attachments().unlock(attachments, password),
                () -> {
                    transcript.readAgain();
                    regenerate(answer);
                },
                failure -> refused.accept(Messages.of(failure, Messages.text("transcript.retry.failed"))));
    }

    /** Asks the question of an answer again, with a closer look at what it is about. */
    public void readClosely(MessageModel answer) {
        int at = transcript.messages().indexOf(answer);
        if (at < 0 || !canReadClosely(answer)) {
            return;
        }
        var conversation = open.id();
        var live = transcript.answer(begun -> transcript.begin(conversation, begun, at));
        transcript.start(
                live,
                conversation,
                () -> lectern.asking().readClosely(conversation.getAsLong(), answer.id(), live),
                failure -> transcript.fail(failure, Messages.text("transcript.retry.failed")));
    }

    /** Whether an answer is about something to look at. */
    public boolean canReadClosely(MessageModel answer) {
        return !isBusy()
                && answer.role() == Chat.Role.MODEL
                && answer.hasText()
                && !cited(answer).attachments().isEmpty();
    }

    /** Finds what a closer reading is to be compared with. */
    void compare(MessageModel answer, long first) {
        background.run(
                () -> lectern.conversations().message(first),
                found -> found.map(MessageView::text).ifPresent(answer::setFirstReading),
                failure -> LOG.warn("The first reading could not be read", failure));
    }

    /** The questions that are being edited. */
    QuestionEdits edits() {
        return edits;
    }

    /** The pages that an answer may name. */
    AskedPages cited(MessageModel answer) {
        int at = transcript.messages().indexOf(answer);
        return at < 0
                ? AskedPages.NONE
                : new AskedPages(transcript.messages().subList(0, at).reversed().stream()
                        .flatMap(message -> message.attachments().stream())
                        .toList());
    }

    /** On which pages answers are found. */
    EvidenceReading evidence() {
        return evidence;
    }

    /** Goes on with an answer that ended early. */
    public void goOn(MessageModel answer) {
        if (!transcript.messages().contains(answer) || !canGoOn(answer)) {
            return;
        }
        var conversation = open.id();
        var live = transcript.answer(begun -> {
            begun.message().append(answer.text());
            transcript.begin(conversation, begun, transcript.placeOf(answer));
        });
        transcript.start(
                live,
                conversation,
                () -> lectern.asking().goOn(conversation.getAsLong(), answer.id(), live),
                failure -> transcript.fail(failure, Messages.text("transcript.retry.failed")));
    }

    /** Whether an answer is the last one and has something to go on from. */
    public boolean canGoOn(MessageModel answer) {
        return !isBusy()
                && answer.role() == Chat.Role.MODEL
                && answer.hasText()
                && !transcript.messages().isEmpty()
                && transcript.messages().getLast() == answer;
    }

    /** Takes a message and what follows it out of the conversation. */
    public void delete(MessageModel message) {
        if (open.id().isEmpty()) {
            return;
        }
        long conversation = open.id().getAsLong();
        change(() -> lectern.conversations().deleteMessage(conversation, message.id()), OptionalLong.empty(), () -> {
            deletedFrom = conversation;
            deleted.set(message);
        });
    }

    public void undoDelete() {
        var message = deleted.get();
        if (message != null) {
            deleted.set(null);
            change(
                    () -> lectern.conversations().restoreMessage(deletedFrom, message.id()),
                    OptionalLong.of(message.id()),
                    () -> {});
        }
    }

    /** The person had long enough to take the deletion back. */
    public void forgetUndo() {
        deleted.set(null);
    }

    /** Shows another message in the place of this one. @param step 1 for the next, -1 for the one before */
    public void turn(MessageModel message, int step) {
        var place = message.placeProperty().get();
        if (!isBusy() && place.has(step)) {
            long other = place.id(step);
            change(() -> lectern.conversations().showBranch(other), OptionalLong.of(other), () -> {});
        }
    }

    /** Goes to a message of any conversation, on whichever branch it is. */
    public void goTo(long conversation, long message) {
        if (open.is(conversation)) {
            change(() -> lectern.conversations().showBranch(message), OptionalLong.of(message), () -> {});
        } else {
            background.performInOrder(
                    () -> lectern.conversations().showBranch(message),
                    () -> {
                        transcript.revealNext(message);
                        open.show(conversation);
                    },
                    failure -> transcript.fail(failure, Messages.text("transcript.load.failed")));
        }
    }

    private void change(Runnable work, OptionalLong reveal, Runnable done) {
        var conversation = open.id();
        keepNow();
        background.performInOrder(
                work,
                () -> {
                    if (open.id().equals(conversation)) {
                        done.run();
                        transcript.reload(reveal);
                    }
                },
                failure -> transcript.fail(failure, Messages.text("transcript.change.failed")));
    }

    @Override
    public void close() {
        evidence.cancel();
    }

    private boolean isBusy() {
        return transcript.answeringProperty().get();
    }
}
