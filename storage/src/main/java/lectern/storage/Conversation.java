package lectern.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A conversation without its messages.
 *
 * @param updatedAt when its last message was added or ended
 * @param deletedAt when it was put away; empty while it is not
 * @param currentLeaf the message at the end of the branch that is shown; empty before the first message
 * @param messageCount messages on that branch
 * @param pinnedAt when it was pinned to the top of the list; empty while it is not
 * @param archivedAt when it was put out of the way; empty while it is not
 * @param folder the name of the folder it lies in, if any
 * @param snippet the beginning of the newest message with text on that branch, on one line, at most 160 code points
 */
public record Conversation(
        long id,
        String title,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt,
        OptionalLong currentLeaf,
        int messageCount,
        Optional<Instant> pinnedAt,
        Optional<Instant> archivedAt,
        Optional<String> folder,
        String snippet) {}
