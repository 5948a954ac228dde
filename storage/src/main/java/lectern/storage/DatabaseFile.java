package lectern.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file: how it is connected to, and what its header says without connecting. */
record DatabaseFile(Path path) {

    /** "Lect", in the header of every database that Lectern makes. */
    static final int APPLICATION_ID = 0x4C656374;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;
    private static final int BUSY_MILLIS = 5_000;

    /** The two numbers of the header that belong to the application. See the SQLite file format, section 1.3. */
    record Header(int applicationId, int version) {}

    /** Whether there is nothing yet: SQLite makes a database of an empty file. */
    boolean isEmpty() throws IOException {
        return Files.notExists(path) || Files.size(path) == 0;
    }

    /** Reads the header without touching the file; empty when it is no header of a SQLite file. */
    Optional<Header> header() throws IOException {
        var buffer = ByteBuffer.allocate(HEADER_BYTES);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        if (buffer.hasRemaining() || !Arrays.equals(buffer.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        return Optional.of(new Header(buffer.getInt(APPLICATION_ID_AT), buffer.getInt(USER_VERSION_AT)));
    }

    /** Connections with every safety that SQLite has switched on. */
    DataSource source() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        // What was deleted for good leaves no readable trace in the file.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        // A URI: a folder's name may contain characters that mean something to the driver, such as a question mark.
        source.setUrl("jdbc:sqlite:" + path.toUri());
        return source;
    }

    /**
     * Whether a database without an application id holds something already. Lectern's own has none only between its
     * first byte and the end of its first migration, whose history table may be there before. Changes nothing.
     */
    boolean hasForeignTables() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = config.createConnection("jdbc:sqlite:" + path.toUri());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name NOT LIKE '%flyway_%'")) {
            return rows.next();
        }
    }

    /** @throws SQLException when SQLite finds damage, or cannot say */
    void check() throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            var verdict = rows.next() ? rows.getString(1) : "nothing";
            if (!"ok".equals(verdict)) {
                throw new SQLiteException(verdict, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    /** The version, the write-ahead log included. */
    int version() throws SQLException {
        try (var connection = source().getConnection()) {
            return version(connection);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    /** A consistent copy, the write-ahead log included, that is on the disk when this returns. */
    void copyTo(Path copy) throws SQLException, IOException {
        var half = copy.resolveSibling(copy.getFileName() + ".part");
        Files.deleteIfExists(half);
        try (var connection = source().getConnection();
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, half.toString());
            statement.execute();
        }
        DurableFiles.publish(half, copy);
    }
}
