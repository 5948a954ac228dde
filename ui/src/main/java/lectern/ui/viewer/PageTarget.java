package lectern.ui.viewer;

import java.util.Objects;
import lectern.app.AttachmentView;

/**
 * A page to look at.
 *
 * @param attachment with what was chosen for it where it is used
 * @param page from 0
 */
public record PageTarget(AttachmentView attachment, int page) {
    public PageTarget {
        Objects.requireNonNull(attachment);
        Objects.checkIndex(page, attachment.pages());
    }

    /** The first page of an attachment that is asked about. */
    public static PageTarget first(AttachmentView attachment) {
        var chosen = attachment.choices().pagesOf(attachment.pages());
        return new PageTarget(attachment, chosen.isEmpty() ? 0 : chosen.getFirst());
    }
}
