package lectern.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Full-text search over what was said, the names and words of attachments, and titles. The index follows the library
 * when it is asked, not when something is written: a message that is not in it yet has a mark, and a crash loses
 * nothing.
 */
public final class SearchStore {

    private static final int BATCH = 500;

    private final Database database;

    SearchStore(Database database) {
        this.database = database;
    }

    /**
     * The newest messages that have all words of a query, and the titles that do, which come first. Words may stand in
     * any order; those in quotation marks together; a word may be unfinished. Conversations and messages that were
     * deleted are passed over.
     *
     * @param most at least 1
     */
    public List<SearchHit> search(String query, int most) {
        var terms = SearchText.query(query);
        if (terms.isEmpty()) {
            return List.of();
        }
        catchUp();
        var hits = new ArrayList<>(titles(terms.get(), most));
        hits.addAll(messages(terms.get(), most));
        return hits;
    }

    /** Takes everything that was written since into the index. */
    public void catchUp() {
        while (nextMessages() + nextTitles() > 0) {
            // Batch by batch, so that a question need not wait for a large import.
        }
    }

    private List<SearchHit> titles(String terms, int most) {
        return database.query(
                """
                SELECT c.id AS conversation_id, c.title, c.archived_at, c.updated_at AS created_at
                FROM title_words w CROSS JOIN conversations c ON c.id = w.rowid
                WHERE title_words MATCH ? AND c.deleted_at IS NULL
                ORDER BY w.rowid DESC LIMIT ?
                """,
                row -> hit(row, OptionalLong.empty(), SearchHit.Where.TITLE, Role.USER, row.getString("title")),
                terms,
                most);
    }

    /** The index is walked from the newest message on, and no further than needed. */
    private List<SearchHit> messages(String terms, int most) {
        return database.query(
                """
                SELECT m.id, m.conversation_id, m.role, m.text, m.created_at, c.title, c.archived_at,
                       (SELECT group_concat(l.name || ' ' || coalesce(t.text, ''), char(10))
                        FROM message_attachments l LEFT JOIN attachment_texts t ON t.sha256 = l.sha256
                        WHERE l.message_id = m.id) AS attached
                FROM message_words w
                CROSS JOIN messages m ON m.id = w.rowid
                CROSS JOIN conversations c ON c.id = m.conversation_id
                WHERE message_words MATCH ? AND m.deleted_at IS NULL AND c.deleted_at IS NULL
                ORDER BY w.rowid DESC LIMIT ?
                """,
                this::message,
                terms,
                most);
    }

    private SearchHit message(ResultSet row) throws SQLException {
        var text = row.getString("text");
        var attached = row.getString("attached");
        // What a person sees of the hit is where the words are; both may have some of them.
        var where = attached == null ? SearchHit.Where.MESSAGE : SearchHit.Where.ATTACHMENT;
        return hit(
                row,
                OptionalLong.of(row.getLong("id")),
                where,
                Role.valueOf(row.getString("role")),
                attached == null ? text : text + "\n" + attached);
    }

    private static SearchHit hit(
            ResultSet row, OptionalLong message, SearchHit.Where where, Role role, String text) throws SQLException {
        row.getLong("archived_at");
        boolean archived = !row.wasNull();
        return new SearchHit(
                row.getLong("conversation_id"),
                row.getString("title"),
                archived,
                message,
                where,
                role,
                text,
                Database.instant(row, "created_at").orElseThrow());
    }

    private record Words(long id, String text, String names, String pages) {}

    private int nextMessages() {
        if (database.first("SELECT 1 FROM messages WHERE indexed = 0 AND state <> 'STREAMING' LIMIT 1", r -> 1)
                .isEmpty()) {
            return 0;
        }
        return database.transaction(() -> {
            var batch = database.query(
                    """
                    SELECT m.id, m.text, group_concat(l.name, ' ') AS names, group_concat(t.text, ' ') AS pages
                    FROM (SELECT id, text FROM messages WHERE indexed = 0 AND state <> 'STREAMING'
                          ORDER BY id LIMIT ?) m
                    LEFT JOIN message_attachments l ON l.message_id = m.id
                    LEFT JOIN attachment_texts t ON t.sha256 = l.sha256
                    GROUP BY m.id
                    """,
                    row -> new Words(
                            row.getLong("id"),
                            row.getString("text"),
                            Database.text(row, "names").orElse(""),
                            Database.text(row, "pages").orElse("")),
                    BATCH);
            for (var words : batch) {
                database.update("DELETE FROM message_words WHERE rowid = ?", words.id());
                database.update(
                        "INSERT INTO message_words (rowid, text, names, pages) VALUES (?, ?, ?, ?)",
                        words.id(),
                        SearchText.indexed(words.text()),
                        SearchText.indexed(words.names()),
                        SearchText.indexed(words.pages()));
                database.update("UPDATE messages SET indexed = 1 WHERE id = ?", words.id());
            }
            return batch.size();
        });
    }

    private int nextTitles() {
        if (database.first("SELECT 1 FROM conversations WHERE indexed = 0 LIMIT 1", r -> 1).isEmpty()) {
            return 0;
        }
        return database.transaction(() -> {
            var batch = database.query(
                    "SELECT id, title FROM conversations WHERE indexed = 0 ORDER BY id LIMIT ?",
                    row -> new Words(row.getLong("id"), row.getString("title"), "", ""),
                    BATCH);
            for (var words : batch) {
                database.update("DELETE FROM title_words WHERE rowid = ?", words.id());
                database.update(
                        "INSERT INTO title_words (rowid, title) VALUES (?, ?)",
                        words.id(),
                        SearchText.indexed(words.text()));
                database.update("UPDATE conversations SET indexed = 1 WHERE id = ?", words.id());
            }
            return batch.size();
        });
    }

    /**
     * Takes what was deleted for good out of the index's file as well: until then it only has a mark there. Takes
     * seconds for a large library.
     */
    public void forgetDeleted() {
        database.update("INSERT INTO message_words (message_words) VALUES ('optimize')");
        database.update("INSERT INTO title_words (title_words) VALUES ('optimize')");
    }
}
