package lectern.app;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Encodes pictures before a question is asked about them, and then reads what stands before the question, while nobody
 * waits for an answer. All methods return at once.
 */
public interface ReadingAhead {

    /**
     * What is known of a question that is being written.
     *
     * @param conversation in which it will be asked; empty for a new one
     * @param attachments with the pages and choices that it would have; without any, nothing is wanted
     * @param settled whether they stay as they are whatever is asked; if not, its words choose pages
     */
    record Wish(OptionalLong conversation, List<AttachmentView> attachments, boolean settled) {
        public Wish {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * How far an attachment has come.
     *
     * @param attachment as it was wanted
     * @param fraction 0 to 1; 1 when a question about it need not wait for the encoder
     */
    record News(AttachmentView attachment, double fraction) {}

    /**
     * What is wanted of a place, such as the composer of a conversation, instead of what was wanted of it before. The
     * place that was named last goes first, and only of that one more than pictures is read. What is wanted nowhere any
     * more is stopped.
     *
     * @param place compared by {@code equals}
     */
    void want(Object place, Wish wish);

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
