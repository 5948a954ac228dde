package lectern.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.storage.StorageException.Reason;

/** The messages: of each conversation a tree, of which one branch is shown. */
public final class MessageStore {

    /** To SQLite, no limit. */
    private static final int ALL = -1;

    /** With how many messages at most. */
    private static final String BRANCH =
            """
            WITH RECURSIVE branch (id, parent_id) AS (
                SELECT id, parent_id FROM messages WHERE id = ?
                UNION ALL
                SELECT m.id, m.parent_id FROM messages m JOIN branch b ON m.id = b.parent_id LIMIT %d)
            """;

    private static final String ONE = "WITH branch (id) AS (SELECT ?)\n";

    private final Database database;
    private final Clock clock;
    private final AttachmentLinks links;
    private final AnswerWriters writers;

    MessageStore(Database database, Clock clock, AttachmentLinks links, AnswerWriters writers) {
        this.database = database;
        this.clock = clock;
        this.links = links;
        this.writers = writers;
    }

    /** The branch that is shown, the root first. Empty when there is no such conversation. */
    public List<Message> shown(long conversationId) {
        return newest(conversationId, ALL);
    }

    /** The same, but only so many of its messages, the newest ones. @param most at least 1 */
    public List<Message> newest(long conversationId, int most) {
        return database.first(
                        "SELECT current_leaf FROM conversations WHERE id = ?",
                        row -> Database.id(row, "current_leaf"),
                        conversationId)
                .filter(OptionalLong::isPresent)
                .map(leaf -> query(BRANCH.formatted(most), leaf.getAsLong()))
                .orElse(List.of());
    }

    /** A message and all before it, the root first. Empty when there is no such message. */
    public List<Message> branchTo(long messageId) {
        return query(BRANCH.formatted(ALL), messageId);
    }

    /** What is attached to a message and to all before it, the first one's first. */
    public List<Attachment> attachedTo(long messageId) {
        return database.query(
                BRANCH.formatted(ALL) + AttachmentLinks.OF_MESSAGES
                        + "WHERE l.message_id IN (SELECT id FROM branch) ORDER BY l.message_id, l.position",
                AttachmentLinks::read,
                messageId);
    }

    public Optional<Message> find(long messageId) {
        return query(ONE, messageId).stream().findFirst();
    }

    /**
     * Adds a question after the end of the branch that is shown, whose new end it becomes.
     *
     * @param attachments in order; each was added to the attachment store
     * @throws StorageException with {@link Reason#NOT_FOUND} or {@link Reason#ATTACHMENT_MISSING}
     */
    public Message addQuestion(long conversationId, String text, List<Attachment> attachments) {
        return database.transaction(() -> addQuestionAfter(conversationId, leaf(conversationId), text, attachments));
    }

    /**
     * Adds a question after any message, as the end of the branch that is shown: a branch of its own where there are
     * others after it already.
     *
     * @param parent the message before it; empty for a new beginning of the conversation
     */
    public Message addQuestionAfter(
            long conversationId, OptionalLong parent, String text, List<Attachment> attachments) {
        return database.transaction(() -> {
            var id = insert(conversationId, parent, Role.USER, MessageState.COMPLETE, text);
            links.ofMessage(id, attachments);
            return find(id).orElseThrow();
        });
    }

    /**
     * Adds a message that was written elsewhere or before, after the end of the branch that is shown.
     *
     * @param model who wrote an answer; empty if that is not known
     */
    public Message addWritten(
            long conversationId,
            Role role,
            String text,
            Instant createdAt,
            Optional<String> model,
            List<Attachment> attachments) {
        return database.transaction(() -> {
            var id = insert(conversationId, leaf(conversationId), role, MessageState.COMPLETE, text);
            database.update(
                    "UPDATE messages SET created_at = ?, model = ? WHERE id = ?", createdAt, model, id);
            database.update("UPDATE conversations SET updated_at = ? WHERE id = ?", createdAt, conversationId);
            links.ofMessage(id, attachments);
            return find(id).orElseThrow();
        });
    }

    /**
     * Begins an answer to a question. It becomes the end of the branch that is shown; earlier answers to the same
     * question stay beside it.
     *
     * @throws StorageException with {@link Reason#NOT_FOUND}
     */
    public AnswerWriter startAnswer(long questionId) {
        return database.transaction(() -> {
            var question = find(questionId).orElseThrow(ConversationStore::notFound);
            var id = insert(
                    question.conversationId(),
                    OptionalLong.of(questionId),
                    Role.MODEL,
                    MessageState.STREAMING,
                    "");
            return writers.begin(id, question.conversationId(), "");
        });
    }

    /**
     * Notes that an answer is a closer reading for another one.
     *
     * @param answerId the closer reading
     * @param first the answer to compare it with
     */
    public void setRereads(long answerId, long first) {
        database.update("UPDATE messages SET rereads = ? WHERE id = ?", first, answerId);
    }

    /**
     * Goes on with an answer that has ended: what is appended comes after what there is of it.
     *
     * @throws StorageException with {@link Reason#NOT_FOUND}
     */
    public AnswerWriter continueAnswer(long answerId) {
        return database.transaction(() -> {
            var answer = find(answerId).orElseThrow(ConversationStore::notFound);
            database.update(
                    """
                    UPDATE messages SET state = 'STREAMING', stop_reason = NULL, error_key = NULL,
                        error_arguments = NULL, error_sentence = NULL
                    WHERE id = ? AND role = 'MODEL'
                    """,
                    answerId);
            return writers.begin(answerId, answer.conversationId(), answer.text());
        });
    }

    /** The end of the branch that is shown; empty for a conversation without messages. */
    private OptionalLong leaf(long conversationId) {
        return database.first(
                        "SELECT current_leaf FROM conversations WHERE id = ?",
                        row -> Database.id(row, "current_leaf"),
                        conversationId)
                .orElseThrow(ConversationStore::notFound);
    }

    private long insert(long conversationId, OptionalLong parent, Role role, MessageState state, String text) {
        var now = clock.instant();
        var id = database.insert(
                """
                INSERT INTO messages (conversation_id, parent_id, depth, role, state, text, created_at)
                VALUES (?, ?, coalesce((SELECT depth FROM messages WHERE id = ?), 0) + 1, ?, ?, ?, ?)
                """,
                conversationId,
                parent,
                parent,
                role,
                state,
                text,
                now);
        database.update(
                "UPDATE conversations SET current_leaf = ?, updated_at = ? WHERE id = ?", id, now, conversationId);
        return id;
    }

    /** @param branch defines the ids of the messages to read, from one id */
    private List<Message> query(String branch, long messageId) {
        var attachments = new HashMap<Long, List<Attachment>>();
        database.query(
                branch + AttachmentLinks.OF_MESSAGES + "WHERE l.message_id IN (SELECT id FROM branch) "
                        + "ORDER BY l.message_id, l.position",
                row -> attachments
                        .computeIfAbsent(row.getLong("message_id"), id -> new ArrayList<>())
                        .add(AttachmentLinks.read(row)),
                messageId);
        return database.query(
                branch + "SELECT * FROM messages WHERE id IN (SELECT id FROM branch) ORDER BY depth",
                row -> read(row, attachments),
                messageId);
    }

    private static Message read(ResultSet row, Map<Long, List<Attachment>> attachments) throws SQLException {
        var error = row.getString("error_key") == null
                ? Optional.<MessageError>empty()
                : Optional.of(new MessageError(
                        row.getString("error_key"),
                        Database.text(row, "error_arguments").orElse(""),
                        row.getString("error_sentence")));
        return new Message(
                row.getLong("id"),
                row.getLong("conversation_id"),
                Database.id(row, "parent_id"),
                Role.valueOf(row.getString("role")),
                row.getString("text"),
                MessageState.valueOf(row.getString("state")),
                Database.text(row, "stop_reason"),
                error,
                Database.instant(row, "created_at").orElseThrow(),
                Database.text(row, "stats"),
                Database.text(row, "model"),
                Database.text(row, "options"),
                Database.text(row, "doubts"),
                Database.text(row, "pages"),
                Database.id(row, "rereads"),
                Database.text(row, "edit"),
                attachments.getOrDefault(row.getLong("id"), List.of()));
    }
}
