package lectern.app;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import lectern.engine.Chat;

/**
 * Something that was found.
 *
 * @param title of the conversation
 * @param messageId the message in it; empty when the title has the words
 * @param snippet the words and what stands around them, on one line
 * @param marks where the words are in the snippet, in order
 */
public record SearchResult(
        long conversationId,
        String title,
        boolean archived,
        OptionalLong messageId,
        Chat.Role role,
        Instant createdAt,
        String snippet,
        List<Range> marks) {

    /** Characters from, to (exclusive). */
    public record Range(int from, int to) {}

    public SearchResult {
        marks = List.copyOf(marks);
    }
}
