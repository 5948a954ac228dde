package lectern.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.storage.StorageException.Reason;

/**
 * What has been read into a table so far: a SQLite file of its own, so that a table can be gone on with after a crash.
 * A row is in it wholly or not at all, and once. One process at a time has it open. Safe to use from several threads.
 */
public final class TableJournal implements AutoCloseable {

    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS definition (id INTEGER PRIMARY KEY CHECK (id = 1), text TEXT NOT NULL) STRICT;
            CREATE TABLE IF NOT EXISTS document (
                name TEXT PRIMARY KEY, stamp TEXT NOT NULL, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS row (
                document TEXT NOT NULL REFERENCES document (name) ON DELETE CASCADE,
                page INTEGER NOT NULL,
                problem TEXT,
                problem_key TEXT,
                problem_arguments TEXT,
                PRIMARY KEY (document, page)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS cell (
                document TEXT NOT NULL,
                page INTEGER NOT NULL,
                field INTEGER NOT NULL,
                value TEXT NOT NULL,
                source INTEGER NOT NULL,
                confidence REAL NOT NULL,
                edited INTEGER NOT NULL,
                PRIMARY KEY (document, page, field),
                FOREIGN KEY (document, page) REFERENCES row (document, page) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
            """;

    private final Path file;
    private final Connection connection;

    /**
     * @param name of the document, as its table calls it
     * @param stamp tells one state of the file from another
     * @param rows how many rows it gives
     */
    public record Document(String name, String stamp, int rows) {}

    /**
     * @param page of the document, from 1; 0 for the whole of it
     * @param problem why there is nothing; empty where it was read. Its key is empty in a journal of before keys
     */
    public record Row(String document, int page, Optional<MessageError> problem, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param value empty when the document does not say
     * @param source page of the document that the value comes from, from 1; 0 when not known
     * @param confidence 0 to 1
     * @param edited whether a person wrote it
     */
    public record Cell(String value, int source, double confidence, boolean edited) {}

    private interface Work<T> {
        T run() throws SQLException;
    }

    private TableJournal(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a journal, or begins one.
     *
     * @throws StorageException {@link Reason#IN_USE} when another process has it open
     */
    public static TableJournal open(Path file) {
        try {
            var connection = new DatabaseFile(file.toAbsolutePath()).source().getConnection();
            var journal = new TableJournal(file, connection);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("PRAGMA application_id = " + DatabaseFile.APPLICATION_ID);
                statement.executeUpdate(SCHEMA);
                journal.addKeysOfProblems(statement);
                return journal;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e, file);
        }
    }

    /** A journal that was begun before problems had keys goes on with them. */
    private void addKeysOfProblems(Statement statement) throws SQLException {
        if (queried("SELECT 1 FROM pragma_table_info('row') WHERE name = 'problem_key'", row -> 1).isEmpty()) {
            statement.execute("ALTER TABLE row ADD COLUMN problem_key TEXT");
            statement.execute("ALTER TABLE row ADD COLUMN problem_arguments TEXT");
        }
    }

    /** What the table is of; empty in a new journal. */
    public Optional<String> definition() {
        return query("SELECT text FROM definition", row -> row.getString(1)).stream().findFirst();
    }

    public void define(String definition) {
        update("INSERT OR REPLACE INTO definition (id, text) VALUES (1, ?)", definition);
    }

    public List<Document> documents() {
        return query("SELECT name, stamp, rows FROM document ORDER BY name",
                row -> new Document(row.getString(1), row.getString(2), row.getInt(3)));
    }

    /** Begins a document, without rows; those of an earlier state of it go. */
    public void begin(Document document) {
        transaction(() -> {
            execute("DELETE FROM document WHERE name = ?", document.name());
            execute("INSERT INTO document (name, stamp, rows) VALUES (?, ?, ?)",
                    document.name(), document.stamp(), document.rows());
            return null;
        });
    }

    /** All rows by document and page. */
    public List<Row> rows() {
        return transaction(() -> {
            var rows = new ArrayList<Row>();
            for (var row : queried("SELECT * FROM row ORDER BY document, page",
                    r -> new Row(r.getString("document"), r.getInt("page"), problem(r), List.of()))) {
                rows.add(new Row(row.document(), row.page(), row.problem(), queried(
                        "SELECT value, source, confidence, edited FROM cell WHERE document = ? AND page = ?"
                                + " ORDER BY field",
                        c -> new Cell(c.getString(1), c.getInt(2), c.getDouble(3), c.getBoolean(4)),
                        row.document(), row.page())));
            }
            return List.copyOf(rows);
        });
    }

    /** Keeps a row of a document that was begun, in place of an earlier one. On the disk when this returns. */
    public void put(Row row) {
        transaction(() -> {
            execute("DELETE FROM row WHERE document = ? AND page = ?", row.document(), row.page());
            execute("INSERT INTO row (document, page, problem, problem_key, problem_arguments) VALUES (?, ?, ?, ?, ?)",
                    row.document(), row.page(), row.problem().map(MessageError::sentence),
                    row.problem().map(MessageError::key), row.problem().map(MessageError::arguments));
            for (int i = 0; i < row.cells().size(); i++) {
                var cell = row.cells().get(i);
                execute("INSERT INTO cell (document, page, field, value, source, confidence, edited)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        row.document(), row.page(), i, cell.value(), cell.source(), cell.confidence(), cell.edited());
            }
            return null;
        });
    }

    private static Optional<MessageError> problem(ResultSet row) throws SQLException {
        var key = Database.text(row, "problem_key").orElse("");
        var arguments = Database.text(row, "problem_arguments").orElse("");
        return Database.text(row, "problem").map(sentence -> new MessageError(key, arguments, sentence));
    }

    /** Closes it, and removes its files: the table is elsewhere. */
    public void remove() {
        close();
        try {
            for (var ending : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            }
        } catch (IOException e) {
            throw Failures.of(e, file.toAbsolutePath().getParent());
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e, file);
        }
    }

    private void update(String sql, Object... arguments) {
        transaction(() -> {
            execute(sql, arguments);
            return null;
        });
    }

    private <T> List<T> query(String sql, RowMapper<T> mapper) {
        return transaction(() -> queried(sql, mapper));
    }

    private synchronized <T> T transaction(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                var result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e, file);
        }
    }

    private void execute(String sql, Object... arguments) throws SQLException {
        try (var statement = Database.prepare(connection, sql, arguments)) {
            statement.executeUpdate();
        }
    }

    private <T> List<T> queried(String sql, RowMapper<T> mapper, Object... arguments) throws SQLException {
        return Database.read(connection, sql, mapper, arguments);
    }

    private static StorageException failed(SQLException e, Path file) {
        var reason = Failures.of(e, file.toAbsolutePath().getParent()).reason();
        var why =
                switch (reason) {
                    case IN_USE ->
                        "Another run is filling the table of " + file + ". Wait for it, or stop it, and try again.";
                    case DAMAGED ->
                        file + " is no table that Lectern began, or is damaged. Nothing was changed. Move it away and"
                                + " begin anew.";
                    case DISK_FULL ->
                        "The disk that holds " + file + " is full. The rows that were read are kept. Free some space"
                                + " and run it again.";
                    case READ_ONLY -> "Lectern may not write " + file + ". Allow it, or choose another place.";
                    default ->
                        "The rows of the table could not be kept in " + file + " (" + e.getMessage() + "). Those before"
                                + " are safe. Try again.";
                };
        return new StorageException(reason, why, e, file.toString());
    }
}
