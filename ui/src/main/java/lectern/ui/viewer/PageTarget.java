package lectern.ui.viewer;

import java.util.Objects;
import java.util.Set;
import lectern.app.AskedPages;
import lectern.app.AttachmentView;

/**
 * A page to look at.
 *
 * @param attachment with what was chosen for it where it is used
 * @param page from 0
 * @param said an answer whose words are marked on its pages; empty for none
 * @param asked the pages that were asked about, as people count: where the answer names one, that is not marked
 */
public record PageTarget(AttachmentView attachment, int page, String said, Set<Integer> asked) {
    public PageTarget {
        Objects.requireNonNull(attachment);
        Objects.requireNonNull(said);
        Objects.checkIndex(page, attachment.pages());
        asked = Set.copyOf(asked);
    }

    /**
     * A page that an answer speaks of.
     *
     * @param page from 0
     */
    public static PageTarget said(AttachmentView attachment, int page, String answer, AskedPages asked) {
        return new PageTarget(attachment, page, answer, asked.numbers());
    }

    /** The first page of an attachment that is asked about. */
    public static PageTarget first(AttachmentView attachment) {
        var chosen = attachment.choices().pagesOf(attachment.pages());
        return new PageTarget(attachment, chosen.isEmpty() ? 0 : chosen.getFirst(), "", Set.of());
    }
}
