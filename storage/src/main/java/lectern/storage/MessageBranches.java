package lectern.storage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The branches of a conversation: which there are beside the one that is shown, and going from one to another. */
public final class MessageBranches {

    private static final String FROM_HERE_ON =
            """
            WITH RECURSIVE below (id) AS (
                SELECT ?
                UNION ALL
                SELECT m.id FROM messages m JOIN below b ON m.parent_id = b.id)
            """;

    private final Database database;
    private final Clock clock;

    MessageBranches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For each message that has others beside it: all of them, itself included, the oldest first. */
    public Map<Long, List<Long>> alternatives(long conversationId) {
        record Child(long id, OptionalLong parent) {}
        var children = database.query(
                """
                SELECT id, parent_id FROM messages
                WHERE conversation_id = ?1 AND deleted_at IS NULL AND (parent_id IS NULL OR parent_id IN (
                    SELECT parent_id FROM messages WHERE conversation_id = ?1 AND deleted_at IS NULL
                    GROUP BY parent_id HAVING count(*) > 1))
                ORDER BY id
                """,
                row -> new Child(row.getLong("id"), Database.id(row, "parent_id")),
                conversationId);
        var byParent = children.stream()
                .collect(Collectors.groupingBy(Child::parent, Collectors.mapping(Child::id, Collectors.toList())));
        var found = new HashMap<Long, List<Long>>();
        byParent.values().stream()
                .filter(ids -> ids.size() > 1)
                .forEach(ids -> ids.forEach(id -> found.put(id, ids)));
        return found;
    }

    /**
     * Shows the branch with a message in it, as far as its newest end. Harmless when it is shown.
     *
     * @throws StorageException with {@link StorageException.Reason#NOT_FOUND}
     */
    public void show(long messageId) {
        database.transaction(() -> {
            var conversation = conversationOf(messageId);
            if (!shownIds(conversation).contains(messageId)) {
                setLeaf(conversation, OptionalLong.of(newestEnd(messageId)));
            }
        });
    }

    /**
     * Takes a message and all after it out of the conversation; another message beside it is shown in its place, or
     * else the conversation ends before it. It can be brought back.
     */
    public void delete(long messageId) {
        database.transaction(() -> {
            var conversation = conversationOf(messageId);
            boolean shown = shownIds(conversation).contains(messageId);
            var parent = parentOf(messageId);
            database.update(
                    FROM_HERE_ON + "UPDATE messages SET deleted_at = ? WHERE deleted_at IS NULL AND id IN below",
                    messageId,
                    clock.instant());
            if (shown) {
                var beside = database.first(
                        """
                        SELECT max(id) AS id FROM messages
                        WHERE conversation_id = ? AND parent_id IS ? AND deleted_at IS NULL
                        """,
                        row -> Database.id(row, "id"),
                        conversation,
                        parent);
                var next = beside.orElse(OptionalLong.empty());
                setLeaf(conversation, next.isPresent() ? OptionalLong.of(newestEnd(next.getAsLong())) : parent);
            }
        });
    }

    /** Brings back what was deleted together with a message, and shows it. */
    public void restore(long messageId) {
        database.transaction(() -> {
            var conversation = conversationOf(messageId);
            database.update(
                    FROM_HERE_ON
                            + """
                            UPDATE messages SET deleted_at = NULL
                            WHERE id IN below AND deleted_at = (SELECT deleted_at FROM messages WHERE id = ?)
                            """,
                    messageId,
                    messageId);
            setLeaf(conversation, OptionalLong.of(newestEnd(messageId)));
        });
    }

    private List<Long> shownIds(long conversation) {
        return database.query(
                """
                WITH RECURSIVE branch (id, parent_id) AS (
                    SELECT m.id, m.parent_id FROM messages m JOIN conversations c ON c.current_leaf = m.id
                    WHERE c.id = ?
                    UNION ALL
                    SELECT m.id, m.parent_id FROM messages m JOIN branch b ON m.id = b.parent_id)
                SELECT id FROM branch
                """,
                row -> row.getLong("id"),
                conversation);
    }

    private long newestEnd(long messageId) {
        long end = messageId;
        var next = OptionalLong.of(messageId);
        while (next.isPresent()) {
            end = next.getAsLong();
            next = database.first(
                            "SELECT max(id) AS id FROM messages WHERE parent_id = ? AND deleted_at IS NULL",
                            row -> Database.id(row, "id"),
                            end)
                    .orElse(OptionalLong.empty());
        }
        return end;
    }

    private long conversationOf(long messageId) {
        return database.first(
                        "SELECT conversation_id FROM messages WHERE id = ?", row -> row.getLong(1), messageId)
                .orElseThrow(ConversationStore::notFound);
    }

    private OptionalLong parentOf(long messageId) {
        return database.first(
                        "SELECT parent_id FROM messages WHERE id = ?", row -> Database.id(row, "parent_id"), messageId)
                .orElse(OptionalLong.empty());
    }

    private void setLeaf(long conversation, OptionalLong leaf) {
        database.update("UPDATE conversations SET current_leaf = ? WHERE id = ?", leaf, conversation);
    }

    /** Removes for good what was deleted longer ago than this. @return how many messages */
    int purge(java.time.Duration after) {
        var before = clock.instant().minus(after);
        return database.transaction(() -> {
            // From the ends on: a message is never removed before those that follow it.
            var ids = new ArrayList<>(database.query(
                    """
                    SELECT id FROM messages WHERE deleted_at < ? AND id NOT IN
                        (SELECT current_leaf FROM conversations WHERE current_leaf IS NOT NULL) ORDER BY depth DESC
                    """,
                    row -> row.getLong("id"),
                    before));
            ids.forEach(id -> database.update("DELETE FROM messages WHERE id = ?", id));
            return ids.size();
        });
    }
}
