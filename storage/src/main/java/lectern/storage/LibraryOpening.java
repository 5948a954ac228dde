package lectern.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import lectern.storage.StorageException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The way to an open database, whatever is found in the folder. The folder is locked. */
final class LibraryOpening {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryOpening.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    static final String NAME = "lectern.db";
    private static final String ASIDE = ".damaged-";

    private final Path folder;
    private final DatabaseFile file;
    private final Schema schema;
    private final Clock clock;

    LibraryOpening(Path folder, Schema schema, Clock clock) {
        this.folder = folder;
        this.file = new DatabaseFile(folder.resolve(NAME));
        this.schema = schema;
        this.clock = clock;
    }

    static boolean hasDatabaseSetAside(Path folder) throws IOException {
        try (var found = Files.newDirectoryStream(folder, NAME + ASIDE + "*")) {
            return found.iterator().hasNext();
        }
    }

    Database database(List<StorageNotice> notices) throws SQLException, IOException {
        try {
            return connect(notices);
        } catch (SQLException | StorageException e) {
            if (!Failures.isDamage(e)) {
                throw e;
            }
            LOG.error("The database is damaged", e);
            notices.clear();
            notices.add(setAside());
            return connect(notices);
        }
    }

    private Database connect(List<StorageNotice> notices) throws SQLException, IOException {
        if (!file.isEmpty()) {
            inspect();
        }
        schema.migrate(file, clock).ifPresent(notices::add);
        var source = file.source();
        var writer = source.getConnection();
        try {
            return new Database(folder, writer, source.getConnection());
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    /** Refuses what is not ours, untouched, and finds damage before anything is built on it. */
    private void inspect() throws SQLException, IOException {
        var header = file.header()
                .orElseThrow(() -> new SQLiteException("no SQLite header", SQLiteErrorCode.SQLITE_NOTADB));
        if (header.applicationId() == DatabaseFile.APPLICATION_ID) {
            schema.refuseNewer(header.version(), file.path());
        } else if (header.applicationId() != 0 || header.version() != 0 || file.hasForeignTables()) {
            throw new StorageException(
                    Reason.NOT_A_LIBRARY,
                    "The file " + file.path() + " is another program's. Nothing was changed. Move it away, or choose "
                            + "another folder with --data.",
                    file.path().toString());
        }
        file.check();
    }

    private StorageNotice setAside() throws IOException {
        var stamp = STAMP.format(clock.instant().atZone(ZoneOffset.UTC));
        var aside = folder.resolve(NAME + ASIDE + stamp);
        Files.move(file.path(), aside);
        for (var suffix : List.of("-wal", "-shm")) {
            var companion = folder.resolve(NAME + suffix);
            if (Files.exists(companion)) {
                Files.move(companion, folder.resolve(aside.getFileName() + suffix));
            }
        }
        DurableFiles.syncFolder(folder);
        return new StorageNotice(
                StorageNotice.Kind.DAMAGED_SET_ASIDE,
                "The library's database was damaged. It was kept as " + aside + ", and its pictures were kept too. "
                        + "Lectern began an empty library; a tool that repairs SQLite files may recover the old one.",
                List.of(aside.toString()));
    }
}
