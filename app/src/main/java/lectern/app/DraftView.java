package lectern.app;

import java.util.List;
import java.util.Objects;

/** @param attachments in the order in which they were added */
public record DraftView(String text, List<AttachmentView> attachments) {

    public static final DraftView EMPTY = new DraftView("", List.of());

    public DraftView {
        Objects.requireNonNull(text);
        attachments = List.copyOf(attachments);
    }

    public boolean isEmpty() {
        return text.isEmpty() && attachments.isEmpty();
    }
}
