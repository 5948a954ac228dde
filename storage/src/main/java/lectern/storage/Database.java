package lectern.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import lectern.storage.StorageException.Reason;

/**
 * Two connections to one SQLite file: one that writes and one that reads, so that a list need not wait for the disk to
 * confirm a write. A database in memory has one for both. Each serves one thread at a time. What a thread wrote it also
 * reads: a write returns when it is committed, and inside a transaction reads go through the writing connection.
 */
final class Database implements AutoCloseable {

    private final Path folder;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantLock reading;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean inTransaction;
    private boolean closed;

    /** @param folder for the sentences of failures */
    Database(Path folder, Connection writer, Connection reader) {
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
        reading = reader == writer ? writing : new ReentrantLock(true);
    }

    /** Everything in it is kept, or nothing. A transaction inside another is part of it. */
    <T> T transaction(Supplier<T> work) {
        writing.lock();
        try {
            if (inTransaction) {
                return work.get();
            }
            requireOpen();
            return outermost(work);
        } finally {
            writing.unlock();
        }
    }

    void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Runs when what the current transaction did is kept; never when it is undone. */
    void afterCommit(Runnable work) {
        if (!writing.isHeldByCurrentThread() || !inTransaction) {
            throw new IllegalStateException("Only a transaction can be committed.");
        }
        afterCommit.add(work);
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
        var own = writing.isHeldByCurrentThread() && inTransaction;
        var lock = own ? writing : reading;
        lock.lock();
        try {
            requireOpen();
            return read(own ? writer : reader, sql, mapper, arguments);
        } catch (SQLException e) {
            throw Failures.of(e, folder);
        } finally {
            lock.unlock();
        }
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    /** @return how many rows were changed */
    int update(String sql, Object... arguments) {
        return transaction(() -> {
            try (var statement = prepare(writer, sql, arguments)) {
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw Failures.of(e, folder);
            }
        });
    }

    /** @return the id of the new row */
    long insert(String sql, Object... arguments) {
        return transaction(() -> {
            update(sql, arguments);
            return first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
        });
    }

    /** Writes the file anew without what was deleted, and empties the write-ahead log. */
    void compact() {
        outsideTransactions("VACUUM");
        forgetLog();
    }

    /** Empties the write-ahead log, which still has what was deleted. */
    void forgetLog() {
        outsideTransactions("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void outsideTransactions(String sql) {
        writing.lock();
        try {
            requireOpen();
            execute(sql);
        } finally {
            writing.unlock();
        }
    }

    /** Waits for what is under way; everything after it fails. */
    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (reader; writer) {
                // The last connection to close folds the write-ahead log into the file.
            }
        } catch (SQLException e) {
            throw Failures.of(e, folder);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    private <T> T outermost(Supplier<T> work) {
        inTransaction = true;
        afterCommit.clear();
        T result;
        try {
            execute("BEGIN IMMEDIATE");
            result = work.get();
            execute("COMMIT");
        } catch (Throwable t) {
            rollback(t);
            throw t;
        } finally {
            inTransaction = false;
        }
        List.copyOf(afterCommit).forEach(Runnable::run);
        return result;
    }

    private void rollback(Throwable cause) {
        try (var statement = writer.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself already, as it does when the disk is full.
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) {
        try (var statement = writer.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Failures.of(e, folder);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException(Reason.CLOSED, "The library is closed. Start Lectern again.");
        }
    }

    /** All rows that a statement finds. */
    static <T> List<T> read(Connection connection, String sql, RowMapper<T> mapper, Object... arguments)
            throws SQLException {
        try (var statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    /** A statement with its arguments, of the types that are kept. */
    static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, toSql(arguments[i]));
        }
        return statement;
    }

    private static Object toSql(Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> optional.map(Database::toSql).orElse(null);
            case OptionalLong optional -> optional.isPresent() ? (Object) optional.getAsLong() : null;
            case Instant instant -> instant.toEpochMilli();
            case Enum<?> constant -> constant.name();
            case Path path -> path.toString();
            default -> value;
        };
    }

    /** A column of times that may be empty. */
    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** A column of ids that may be empty. */
    static OptionalLong id(ResultSet row, String column) throws SQLException {
        var id = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** A column of text that may be empty. */
    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
