package lectern.storage;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an answer while it is written: what was appended is in the database at most a few hundred milliseconds later.
 * Appending only touches memory. Safe for any thread; pieces are kept in the order in which they came.
 */
public final class AnswerWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    private final long messageId;
    private final long conversationId;
    private final AnswerWriters owner;
    private final StringBuffer text;
    private final int beganAt;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicReference<StorageException> problem = new AtomicReference<>();

    /** Guarded by the database's transaction. */
    private boolean finished;

    /** @param before what there is of the answer already */
    AnswerWriter(long messageId, long conversationId, String before, AnswerWriters owner) {
        this.text = new StringBuffer(before);
        this.beganAt = before.length();
        this.messageId = messageId;
        this.conversationId = conversationId;
        this.owner = owner;
    }

    public long messageId() {
        return messageId;
    }

    /** All of the answer so far. */
    public String text() {
        return text.toString();
    }

    /** Whether something was appended. */
    public boolean hasAppended() {
        return text.length() > beganAt;
    }

    /**
     * Adds to the answer. Never fails: what cannot be kept now is tried again with the next piece and at the end, and
     * {@link #finish} then says so. Appending to a finished answer does nothing.
     */
    public void append(String piece) {
        text.append(piece);
        if (!piece.isEmpty() && scheduled.compareAndSet(false, true)) {
            owner.later(this::flushQuietly);
        }
    }

    /** Puts what was appended into the database now. */
    public void flush() {
        owner.database().transaction(() -> {
            if (!finished) {
                owner.database().update("UPDATE messages SET text = ? WHERE id = ?", text(), messageId);
            }
        });
    }

    /**
     * Ends the answer with what was appended. Ending it again does nothing.
     *
     * @throws StorageException when it cannot be kept; it may be tried again
     */
    public void finish(AnswerEnd end) {
        owner.database().transaction(() -> {
            if (finished) {
                return;
            }
            write(end);
            owner.database().afterCommit(() -> {
                finished = true;
                owner.ended(this);
            });
        });
    }

    /** Ends the answer as interrupted, unless it has ended. */
    @Override
    public void close() {
        finish(AnswerEnd.of(MessageState.INTERRUPTED));
    }

    private void write(AnswerEnd end) {
        var database = owner.database();
        var error = end.error();
        database.update(
                """
                UPDATE messages
                SET text = ?, state = ?, stop_reason = ?, error_key = ?, error_arguments = ?, error_sentence = ?,
                    stats = ?, model = ?, options = ?, doubts = ?, pages = coalesce(?, pages), indexed = 0
                WHERE id = ?
                """,
                text(),
                end.state(),
                end.stopReason(),
                error.map(MessageError::key),
                error.map(MessageError::arguments),
                error.map(MessageError::sentence),
                end.stats(),
                end.model(),
                end.options(),
                end.doubts(),
                end.pages(),
                messageId);
        database.update("UPDATE conversations SET updated_at = ? WHERE id = ?", owner.now(), conversationId);
    }

    private void flushQuietly() {
        scheduled.set(false);
        try {
            flush();
            problem.set(null);
        } catch (StorageException e) {
            // Logged once: the end of the answer tells the person.
            if (problem.getAndSet(e) == null) {
                LOG.warn("An answer could not be kept while it was written", e);
            }
        }
    }
}
