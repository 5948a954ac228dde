package lectern.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lectern.storage.StorageException.Reason;

/** Which messages and drafts have which attachments, and which attachments wait for one that will. */
final class AttachmentLinks {

    static final String OF_MESSAGES =
            """
            SELECT l.message_id, a.sha256, l.name, a.format, a.width, a.height, a.byte_size, a.pages, l.choices
            FROM message_attachments l JOIN attachments a ON a.sha256 = l.sha256
            """;

    static final String OF_DRAFTS =
            """
            SELECT a.sha256, l.name, a.format, a.width, a.height, a.byte_size, a.pages, l.choices
            FROM draft_attachments l JOIN attachments a ON a.sha256 = l.sha256
            """;

    private final Database database;

    /** Added by this process and not yet part of anything: never collected. */
    private final Set<String> pending = ConcurrentHashMap.newKeySet();

    AttachmentLinks(Database database) {
        this.database = database;
    }

    void hold(String sha256) {
        pending.add(sha256);
    }

    boolean isHeld(String sha256) {
        return pending.contains(sha256);
    }

    /** What was added and is part of nothing yet is not needed any more. */
    void letGo() {
        pending.clear();
    }

    /** Part of a transaction. */
    void ofMessage(long messageId, List<Attachment> attachments) {
        link("INSERT INTO message_attachments (message_id, position, sha256, name, choices) VALUES (?, ?, ?, ?, ?)",
                messageId,
                attachments);
    }

    /** Part of a transaction. */
    void ofDraft(long draftId, List<Attachment> attachments) {
        link("INSERT INTO draft_attachments (draft_id, position, sha256, name, choices) VALUES (?, ?, ?, ?, ?)",
                draftId,
                attachments);
    }

    static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString("sha256"),
                row.getString("name"),
                row.getString("format"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("byte_size"),
                row.getInt("pages"),
                Database.text(row, "choices"));
    }

    private void link(String sql, long owner, List<Attachment> attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            var attachment = attachments.get(i);
            requireAdded(attachment);
            database.update(sql, owner, i, attachment.sha256(), attachment.name(), attachment.choices());
            // Undone with the transaction: what is not part of anything then is still held.
            database.afterCommit(() -> pending.remove(attachment.sha256()));
        }
    }

    private void requireAdded(Attachment attachment) {
        database.first("SELECT 1 FROM attachments WHERE sha256 = ?", row -> row.getInt(1), attachment.sha256())
                .orElseThrow(() -> missing(attachment.name(), null));
    }

    static StorageException missing(String name, Throwable cause) {
        return new StorageException(
                Reason.ATTACHMENT_MISSING,
                "The attachment " + name + " is not in the library any more. Add it again.",
                cause,
                name);
    }
}
