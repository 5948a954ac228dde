package lectern.ui.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.app.AttachmentView;
import lectern.app.DraftView;

/** The question that is being written in one conversation, or in the one that is not there yet. */
final class Sheet {

    private OptionalLong conversation;
    private final List<AttachmentModel> attachments = new ArrayList<>();
    private String text = "";

    Sheet(OptionalLong conversation) {
        this.conversation = conversation;
    }

    OptionalLong conversation() {
        return conversation;
    }

    void setConversation(long id) {
        conversation = OptionalLong.of(id);
    }

    /** In the order in which they were added, refused ones too. */
    List<AttachmentModel> attachments() {
        return attachments;
    }

    String text() {
        return text;
    }

    void setText(String words) {
        text = words;
    }

    boolean isBlank() {
        return text.isBlank() && ready().isEmpty();
    }

    /** Whether an attachment is not part of the question yet and will or may be. */
    boolean isReading() {
        return attachments.stream().map(a -> a.stateProperty().get()).anyMatch(
                state -> state == AttachmentState.READING || state == AttachmentState.LOCKED);
    }

    /** The attachments that can be sent. */
    List<AttachmentView> ready() {
        return attachments.stream()
                .map(AttachmentModel::kept)
                .flatMap(Optional::stream)
                .toList();
    }

    DraftView draft() {
        return new DraftView(text, ready());
    }
}
