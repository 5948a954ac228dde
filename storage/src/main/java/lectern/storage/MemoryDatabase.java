package lectern.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database that lies in this process's memory alone, with the tables of a library. */
final class MemoryDatabase {

    /** Ids in it begin after this one, so that none is ever one of the library on the disk. */
    static final long BEFORE_FIRST = 1L << 60;

    private static final AtomicLong OPENED = new AtomicLong();

    private MemoryDatabase() {}

    /** @param folder for the sentences of failures */
    static Database open(Path folder, Schema schema) throws SQLException {
        var source = source();
        // It is there as long as somebody is connected to it.
        var connection = source.getConnection();
        try {
            schema.create(source, folder);
            beginIds(connection);
            return new Database(folder, connection, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteDataSource source() {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        // Named and shared: the migration connects to it as well.
        source.setUrl("jdbc:sqlite:file:lectern-" + OPENED.incrementAndGet() + "?mode=memory&cache=shared");
        return source;
    }

    private static void beginIds(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
            for (var table : List.of("conversations", "messages")) {
                insert.setString(1, table);
                insert.setLong(2, BEFORE_FIRST);
                insert.executeUpdate();
            }
        }
    }
}
