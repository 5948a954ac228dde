package lectern.app;

import java.time.Instant;

/**
 * A conversation as the list shows it.
 *
 * @param id never used again, not even after a purge
 * @param title empty until the first question
 * @param updatedAt when its last message was added or changed
 * @param messageCount messages of the branch that is shown
 * @param lastSnippet the beginning of the newest message with text, on one line, at most 160 characters
 * @param pinned whether it stands above the others
 * @param archived whether it is out of the way
 * @param folder the name of the folder it lies in; empty for none
 * @param deleted whether it is out of the list and can be restored
 */
public record ConversationView(
        long id,
        String title,
        Instant createdAt,
        Instant updatedAt,
        int messageCount,
        String lastSnippet,
        boolean pinned,
        boolean archived,
        String folder,
        boolean deleted) {}
