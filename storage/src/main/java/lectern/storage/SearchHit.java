package lectern.storage;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Something that was found.
 *
 * @param title of the conversation
 * @param messageId the message whose words or attachments fit; empty when the title does
 * @param text in which the words are: of the message, its attachments' names and pages, or the title
 */
public record SearchHit(
        long conversationId,
        String title,
        boolean archived,
        OptionalLong messageId,
        Where where,
        Role role,
        String text,
        Instant createdAt) {

    /** What fits. */
    public enum Where {
        TITLE,
        MESSAGE,
        ATTACHMENT
    }
}
