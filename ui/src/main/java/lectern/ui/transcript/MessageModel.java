package lectern.ui.transcript;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lectern.app.AttachmentView;
import lectern.app.FoundPage;
import lectern.app.MessageView;
import lectern.app.NoticeKeys;
import lectern.engine.Chat;
import lectern.engine.StopReason;
import lectern.ui.Messages;
import lectern.ui.markdown.MarkdownText;
import lectern.ui.text.Block;

/** One message as the transcript shows it. Changed by the view model alone, on the window's thread. */
public final class MessageModel {

    /** {@link #progressProperty()} while no share is known. */
    public static final double UNKNOWN = -1;

    private final long id;
    private final Chat.Role role;
    private final List<AttachmentView> attachments;
    private final List<PictureModel> pictures;
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.ONLY);
    private final MarkdownText markdown = new MarkdownText();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<MessageState> state = new SimpleObjectProperty<>(MessageState.DONE);
    private double secondsLeft;
    private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
    private final StringProperty problem = new SimpleStringProperty("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final StringProperty edit = new SimpleStringProperty(null);

    private final ReadOnlyObjectWrapper<Optional<List<FoundPage>>> evidence =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private MessageView kept;
    private String firstReading;

    private MessageModel(
            long id, Chat.Role role, List<AttachmentView> attachments, List<PictureModel> pictures) {
        this.attachments = List.copyOf(attachments);
        this.id = id;
        this.role = role;
        this.pictures = List.copyOf(pictures);
    }

    static MessageModel question(
            long id, String text, List<AttachmentView> attachments, List<PictureModel> pictures) {
        var message = new MessageModel(id, Chat.Role.USER, attachments, pictures);
        message.append(text);
        return message;
    }

    static MessageModel answer(long id) {
        return new MessageModel(id, Chat.Role.MODEL, List.of(), List.of());
    }

    /** Its key in storage. */
    public long id() {
        return id;
    }

    public Chat.Role role() {
        return role;
    }

    public List<AttachmentView> attachments() {
        return attachments;
    }

    /** Which of the messages in its place it is. */
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place;
    }

    void setPlace(Place next) {
        place.set(next);
    }

    /** As it is kept, once it has ended. */
    Optional<MessageView> kept() {
        return Optional.ofNullable(kept);
    }

    /** Whether more could be said: it was stopped, broke off, or reached the length that is set. */
    boolean endedEarly() {
        return kept != null
                && (kept.state() == MessageView.State.STOPPED
                        || kept.state() == MessageView.State.INTERRUPTED
                        || kept.stopReason().filter(StopReason.MAX_TOKENS::equals).isPresent());
    }

    /** What a closer reading is compared with; empty where it is none, or not known yet. */
    Optional<String> firstReading() {
        return Optional.ofNullable(firstReading);
    }

    void setFirstReading(String text) {
        firstReading = text;
        revision.set(revision.get() + 1);
    }

    /** The pages that say what an answer says, the best first; empty while that is not known. */
    ReadOnlyObjectProperty<Optional<List<FoundPage>>> evidenceProperty() {
        return evidence.getReadOnlyProperty();
    }

    void setEvidence(List<FoundPage> pages) {
        evidence.set(Optional.of(pages));
    }

    /** Where nothing was found, it is not known any more: what kept it from being found is gone. */
    void forgetMissingEvidence() {
        if (evidence.get().filter(List::isEmpty).isPresent()) {
            evidence.set(Optional.empty());
        }
    }

    public List<PictureModel> pictures() {
        return pictures;
    }

    /** Changes whenever the text does, or what it speaks of. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** As it was written; an answer is Markdown. */
    public String text() {
        return markdown.source();
    }

    public boolean hasText() {
        return !markdown.isEmpty();
    }

    /** An answer as blocks to show. */
    List<Block> blocks() {
        return markdown.blocks();
    }

    /** It is far from the view: gives its memory back. */
    void release() {
        if (!state.get().inProgress()) {
            markdown.forget();
        }
        pictures.forEach(PictureModel::release);
    }

    public ReadOnlyObjectProperty<MessageState> stateProperty() {
        return state;
    }

    /** 0 to 1 of the present state, or {@link #UNKNOWN}. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /** How long what it does now will take yet; 0 when that is not known. Changes with the progress. */
    double secondsLeft() {
        return secondsLeft;
    }

    /** Why it ended early, as a sentence; empty otherwise. */
    public ReadOnlyStringProperty problemProperty() {
        return problem;
    }

    /** The name of an encrypted document whose password is all that keeps it from being answered. */
    Optional<String> lockedDocument() {
        return kept().flatMap(MessageView::failure)
                .filter(NoticeKeys::isLocked)
                .map(failure -> String.valueOf(failure.arguments().getFirst()));
    }

    /** Whether another size of the context window may help against what ended it. */
    boolean isAboutContextSize() {
        return kept().flatMap(MessageView::failure).filter(NoticeKeys::isAboutContextSize).isPresent();
    }

    /** Something to read about this answer, as a sentence; empty otherwise. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice;
    }

    /** What this question is being edited to; null while it is not edited. */
    ReadOnlyStringProperty editProperty() {
        return edit;
    }

    void setEdit(String words) {
        edit.set(words);
    }

    /** Shows a message as it is kept. */
    void show(MessageView kept) {
        this.kept = kept;
        edit.set(kept.edit().orElse(null));
        end(kept.text());
        problem.set(kept.failure().map(Messages::of).orElse(""));
        setState(
                switch (kept.state()) {
                    case COMPLETE -> MessageState.DONE;
                    case STREAMING -> MessageState.WAITING;
                    case STOPPED -> MessageState.STOPPED;
                    case INTERRUPTED, FAILED -> MessageState.INTERRUPTED;
                },
                UNKNOWN);
    }

    /** Adds to the text. */
    void append(String piece) {
        if (!piece.isEmpty()) {
            markdown.append(piece);
            revision.set(revision.get() + 1);
        }
    }

    /** What stands before it is known now, and with it what the pages are of that it names. */
    void contextChanged() {
        revision.set(revision.get() + 1);
    }

    /** The text is whole now. It is usually what was appended. */
    private void end(String whole) {
        if (!markdown.source().equals(whole)) {
            markdown.replace(whole);
        }
        markdown.finish();
        revision.set(revision.get() + 1);
    }

    void setNotice(String sentence) {
        notice.set(sentence);
    }

    void setState(MessageState next, double share) {
        setState(next, share, 0);
    }

    /** @param seconds how long this state will last yet; 0 when that is not known */
    void setState(MessageState next, double share, double seconds) {
        secondsLeft = seconds;
        progress.set(share);
        state.set(next);
    }
}
