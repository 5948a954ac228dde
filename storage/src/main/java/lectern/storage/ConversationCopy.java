package lectern.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Takes a conversation to another library: all of its branches, what is attached to them, and its draft. */
final class ConversationCopy {

    /** What a library has of conversations. */
    record Side(Database database, AttachmentStore files, DraftStore drafts) {}

    private final Side from;
    private final Side to;
    private final AttachmentLinks links;

    /** @param links of the library it is taken to */
    ConversationCopy(Side from, Side to, AttachmentLinks links) {
        this.from = from;
        this.to = to;
        this.links = links;
    }

    /**
     * All of it is there afterwards, or nothing but files that go by themselves.
     *
     * @return its id there
     * @throws StorageException with {@link StorageException.Reason#NOT_FOUND}
     */
    long copy(long id) {
        var ofMessages = attachments(
                AttachmentLinks.OF_MESSAGES
                        + "JOIN messages m ON m.id = l.message_id WHERE m.conversation_id = ? ORDER BY position",
                "message_id", id);
        var draft = from.drafts().get(OptionalLong.of(id));
        ofMessages.values().forEach(all -> all.forEach(this::copyFile));
        draft.attachments().forEach(this::copyFile);
        return to.database().transaction(() -> {
            var conversation = from.database().first(
                            "SELECT * FROM conversations WHERE id = ?", ConversationCopy::columns, id)
                    .orElseThrow(ConversationStore::notFound);
            var leaf = conversation.remove("current_leaf");
            conversation.remove("id");
            conversation.put("deleted_at", null);
            conversation.put("indexed", 0);
            long copy = insert("conversations", conversation);
            var ids = copyMessages(id, copy, ofMessages);
            to.database().update(
                    "UPDATE conversations SET current_leaf = ? WHERE id = ?", ids.get(leaf), copy);
            to.drafts().save(OptionalLong.of(copy), draft);
            return copy;
        });
    }

    /** @return by ids of the original, those of the copy */
    private Map<Object, Object> copyMessages(long id, long copy, Map<Long, List<Attachment>> attachments) {
        var ids = new HashMap<>();
        // A message is older than those that follow it.
        var messages = from.database().query(
                "SELECT * FROM messages WHERE conversation_id = ? ORDER BY id", ConversationCopy::columns, id);
        for (var message : messages) {
            var original = message.remove("id");
            message.put("conversation_id", copy);
            message.computeIfPresent("parent_id", (column, parent) -> ids.get(parent));
            message.computeIfPresent("rereads", (column, first) -> ids.get(first));
            // Whoever writes it writes to the original.
            message.computeIfPresent("state", (column, state) -> state.equals("STREAMING") ? "STOPPED" : state);
            message.put("indexed", 0);
            long its = insert("messages", message);
            ids.put(original, its);
            links.ofMessage(its, attachments.getOrDefault((Long) original, List.of()));
        }
        return ids;
    }

    private void copyFile(Attachment attachment) {
        to.files().add(
                from.files().read(attachment), attachment.name(), attachment.format(), attachment.width(),
                attachment.height(), attachment.pages());
        from.database().first(
                        "SELECT text FROM attachment_texts WHERE sha256 = ?", row -> row.getString(1),
                        attachment.sha256())
                .ifPresent(text -> to.files().setText(attachment, text));
    }

    private Map<Long, List<Attachment>> attachments(String sql, String owner, long id) {
        var found = new HashMap<Long, List<Attachment>>();
        from.database().query(
                sql,
                row -> found.computeIfAbsent(row.getLong(owner), message -> new ArrayList<>())
                        .add(AttachmentLinks.read(row)),
                id);
        return found;
    }

    private long insert(String table, Map<String, Object> row) {
        return to.database().insert(
                "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                        + String.join(", ", row.keySet().stream().map(column -> "?").toList()) + ")",
                row.values().toArray());
    }

    /** A row by the names of its columns, whichever they are. Whole numbers are longs. */
    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        var columns = new LinkedHashMap<String, Object>();
        var all = row.getMetaData();
        for (int i = 1; i <= all.getColumnCount(); i++) {
            var value = row.getObject(i);
            columns.put(all.getColumnName(i), value instanceof Integer number ? (Object) number.longValue() : value);
        }
        return columns;
    }
}
