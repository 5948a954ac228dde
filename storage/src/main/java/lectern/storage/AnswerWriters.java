package lectern.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers that are being written, and the thread that keeps them. */
final class AnswerWriters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriters.class);

    /** A crash loses at most this and the time of one write. */
    static final Duration FLUSH_AFTER = Duration.ofMillis(300);

    private final Database database;
    private final Clock clock;
    private final Set<AnswerWriter> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lectern-answers-kept").factory());

    AnswerWriters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Answers that were being written when the program ended without closing: their text is kept. */
    void interruptLeftOvers() {
        database.update(
                """
                UPDATE messages
                SET state = 'INTERRUPTED', error_key = ?, error_arguments = '', error_sentence = ?
                WHERE state = 'STREAMING'
                """,
                MessageError.PROGRAM_ENDED,
                "Lectern ended while this answer was written. What was written is kept. Ask again to get all of it.");
    }

    AnswerWriter begin(long messageId, long conversationId, String before) {
        var writer = new AnswerWriter(messageId, conversationId, before, this);
        database.afterCommit(() -> open.add(writer));
        return writer;
    }

    void later(Runnable flush) {
        try {
            flusher.schedule(flush, FLUSH_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("A piece came after the library was closed", e);
        }
    }

    void ended(AnswerWriter writer) {
        open.remove(writer);
    }

    Database database() {
        return database;
    }

    Instant now() {
        return clock.instant();
    }

    /** Ends what is being written as interrupted. */
    @Override
    public void close() {
        flusher.shutdown();
        for (var writer : List.copyOf(open)) {
            try {
                writer.close();
            } catch (StorageException e) {
                // The next opening finds it still being written, and does the same.
                LOG.warn("An answer could not be ended", e);
            }
        }
    }
}
