package lectern.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lectern.storage.StorageException.Reason;

/** The conversations, without their messages. */
public final class ConversationStore {

    private static final int SNIPPET_CODE_POINTS = 160;

    /** The newest message is often an answer without text yet; the one before it then speaks for the conversation. */
    private static final String SELECT =
            """
            SELECT c.*, coalesce(leaf.depth, 0) AS message_count,
                   substr(CASE WHEN leaf.text <> '' THEN leaf.text ELSE coalesce(before.text, '') END, 1, 1000)
                       AS beginning
            FROM conversations c
            LEFT JOIN messages leaf ON leaf.id = c.current_leaf
            LEFT JOIN messages before ON before.id = leaf.parent_id
            """;

    private final Database database;
    private final Clock clock;

    ConversationStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Conversation create(String title) {
        return database.transaction(() -> {
            var now = clock.instant();
            var id = database.insert(
                    "INSERT INTO conversations (title, created_at, updated_at) VALUES (?, ?, ?)", title, now, now);
            return get(id);
        });
    }

    /** Those that are not put away, archived ones among them, the one that changed last first. */
    public List<Conversation> list() {
        return database.query(
                SELECT + "WHERE c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.id DESC", ConversationStore::read);
    }

    /** Those that are put away, the last one first. */
    public List<Conversation> listDeleted() {
        return database.query(
                SELECT + "WHERE c.deleted_at IS NOT NULL ORDER BY c.deleted_at DESC, c.id DESC",
                ConversationStore::read);
    }

    /** One conversation, put away or not. */
    public Optional<Conversation> find(long id) {
        return database.first(SELECT + "WHERE c.id = ?", ConversationStore::read, id);
    }

    /** @throws StorageException with {@link Reason#NOT_FOUND} */
    public Conversation get(long id) {
        return find(id).orElseThrow(ConversationStore::notFound);
    }

    /** @throws StorageException with {@link Reason#NOT_FOUND} */
    public void rename(long id, String title) {
        mustChange(database.update("UPDATE conversations SET title = ? WHERE id = ?", title, id));
    }

    /** Pins a conversation to the top of the list, or lets it go from there. */
    public void pin(long id, boolean pinned) {
        mustChange(database.update(
                "UPDATE conversations SET pinned_at = CASE WHEN ? THEN coalesce(pinned_at, ?) END WHERE id = ?",
                pinned,
                clock.instant(),
                id));
    }

    /** Puts a conversation out of the way, or brings it back. */
    public void archive(long id, boolean archived) {
        mustChange(database.update(
                "UPDATE conversations SET archived_at = CASE WHEN ? THEN coalesce(archived_at, ?) END WHERE id = ?",
                archived,
                clock.instant(),
                id));
    }

    /** Lays a conversation into a folder, which is there from then on, or takes it out. @param folder empty for none */
    public void file(long id, Optional<String> folder) {
        mustChange(database.update("UPDATE conversations SET folder = ? WHERE id = ?", folder, id));
    }

    /** Renames a folder. One of that name that is there already takes what is in it. @param to empty to dissolve it */
    public void renameFolder(String from, Optional<String> to) {
        database.update("UPDATE conversations SET folder = ? WHERE folder = ?", to, from);
    }

    /** Puts a conversation away; it is kept until it is purged. Harmless when it is put away already. */
    public void delete(long id) {
        mustChange(database.update(
                "UPDATE conversations SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?", clock.instant(), id));
    }

    /** Brings back what was put away. Harmless when it was not. */
    public void restore(long id) {
        mustChange(database.update("UPDATE conversations SET deleted_at = NULL WHERE id = ?", id));
    }

    /** Removes a conversation, its messages and its draft for good. Harmless when there is none. */
    public void purge(long id) {
        database.update("DELETE FROM conversations WHERE id = ?", id);
    }

    /** Removes for good what was put away longer ago than this. @return how many conversations */
    int purge(Duration after) {
        return database.update(
                "DELETE FROM conversations WHERE deleted_at < ?", clock.instant().minus(after));
    }

    static StorageException notFound() {
        return new StorageException(
                Reason.NOT_FOUND, "This conversation is not there any more. Choose another one, or begin a new one.");
    }

    private static void mustChange(int rows) {
        if (rows == 0) {
            throw notFound();
        }
    }

    private static Conversation read(ResultSet row) throws SQLException {
        return new Conversation(
                row.getLong("id"),
                row.getString("title"),
                Database.instant(row, "created_at").orElseThrow(),
                Database.instant(row, "updated_at").orElseThrow(),
                Database.instant(row, "deleted_at"),
                Database.id(row, "current_leaf"),
                row.getInt("message_count"),
                Database.instant(row, "pinned_at"),
                Database.instant(row, "archived_at"),
                Database.text(row, "folder"),
                snippet(row.getString("beginning")));
    }

    private static String snippet(String beginning) {
        var line = beginning.strip().replaceAll("\\s+", " ");
        var length = Math.min(SNIPPET_CODE_POINTS, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, length)).stripTrailing();
    }
}
