package lectern.app;

import java.util.List;
import java.util.function.Consumer;

/**
 * Encodes pictures before a question is asked about them, while nobody waits for an answer. All methods return at once.
 */
public interface ReadingAhead {

    /**
     * How far an attachment has come.
     *
     * @param attachment as it was wanted
     * @param fraction 0 to 1; 1 when a question about it need not wait for the encoder
     */
    record News(AttachmentView attachment, double fraction) {}

    /**
     * What is wanted of a place, such as the composer of a conversation, instead of what was wanted of it before. The
     * place that was named last goes first. What is wanted nowhere any more is stopped.
     *
     * @param place compared by {@code equals}
     * @param attachments with the pages and choices that a question would have
     */
    void want(Object place, List<AttachmentView> attachments);

    /**
     * Somebody looks at a page: if it is wanted, it goes before the others.
     *
     * @param sha256 of the attachment
     * @param page from 0
     */
    void look(String sha256, int page);

    /** Hears how far attachments have come, also of those that are known already when they are wanted. */
    Subscription listen(Consumer<News> listener);
}
