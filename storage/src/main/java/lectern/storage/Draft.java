package lectern.storage;

import java.util.List;
import java.util.Objects;

/**
 * A question that is not asked yet.
 *
 * @param attachments in the order in which they were added
 */
public record Draft(String text, List<Attachment> attachments) {

    public static final Draft EMPTY = new Draft("", List.of());

    public Draft {
        Objects.requireNonNull(text);
        attachments = List.copyOf(attachments);
    }

    public boolean isEmpty() {
        return text.isEmpty() && attachments.isEmpty();
    }
}
