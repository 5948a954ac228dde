package lectern.storage;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One draft for each conversation, and one for the conversation that is not there yet; and what questions are being
 * edited to.
 */
public final class DraftStore {

    private final Database database;
    private final Clock clock;
    private final AttachmentLinks links;

    DraftStore(Database database, Clock clock, AttachmentLinks links) {
        this.database = database;
        this.clock = clock;
        this.links = links;
    }

    /**
     * The draft; {@link Draft#EMPTY} when there is none.
     *
     * @param conversationId empty for the conversation that is not there yet
     */
    public Draft get(OptionalLong conversationId) {
        return idOf(conversationId).map(this::read).orElse(Draft.EMPTY);
    }

    /**
     * Keeps a draft in place of the one before; an empty one is removed.
     *
     * @param conversationId empty for the conversation that is not there yet
     * @throws StorageException when there is no such conversation, or an attachment was never added
     */
    public void save(OptionalLong conversationId, Draft draft) {
        database.transaction(() -> {
            clear(conversationId);
            if (draft.isEmpty()) {
                return;
            }
            if (conversationId.isPresent()) {
                database.first(
                                "SELECT 1 FROM conversations WHERE id = ?",
                                row -> row.getInt(1),
                                conversationId.getAsLong())
                        .orElseThrow(ConversationStore::notFound);
            }
            var id = database.insert(
                    "INSERT INTO drafts (conversation_id, text, updated_at) VALUES (?, ?, ?)",
                    conversationId,
                    draft.text(),
                    clock.instant());
            links.ofDraft(id, draft.attachments());
        });
    }

    /** Removes a draft. Harmless when there is none. */
    public void clear(OptionalLong conversationId) {
        database.update("DELETE FROM drafts WHERE conversation_id IS ?", conversationId);
    }

    /**
     * Keeps what a question is being edited to; it is read with the question, as {@link Message#edit}. Harmless when
     * there is no such question.
     *
     * @param text empty when it is not edited any more
     */
    public void saveEdit(long questionId, Optional<String> text) {
        database.update("UPDATE messages SET edit = ? WHERE id = ?", text, questionId);
    }

    private Optional<Long> idOf(OptionalLong conversationId) {
        return database.first(
                "SELECT id FROM drafts WHERE conversation_id IS ?", row -> row.getLong("id"), conversationId);
    }

    private Draft read(long id) {
        var attachments = database.query(
                AttachmentLinks.OF_DRAFTS + "WHERE l.draft_id = ? ORDER BY l.position", AttachmentLinks::read, id);
        return database.first("SELECT text FROM drafts WHERE id = ?", row -> row.getString("text"), id)
                .map(text -> new Draft(text, attachments))
                .orElse(Draft.EMPTY);
    }
}
