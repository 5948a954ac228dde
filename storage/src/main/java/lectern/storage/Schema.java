package lectern.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lectern.storage.StorageException.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the version of this program: a fresh one goes through the same migrations as an old one, all of
 * them in one transaction, an old one after a copy was made.
 *
 * @param version the number of the last migration
 * @param locations where Flyway finds the migrations. The folder's name is no legal package name, so that it can be
 *     read from inside a named module.
 */
record Schema(int version, List<String> locations) {

    static final Schema CURRENT = new Schema(7, List.of("classpath:db-migrations"));

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** @return what a person should know */
    Optional<StorageNotice> migrate(DatabaseFile file, Clock clock) throws SQLException, IOException {
        int found = file.isEmpty() ? 0 : file.version();
        if (found == version) {
            // Flyway takes half a second to find that out.
            return Optional.empty();
        }
        refuseNewer(found, file.path());
        if (found == 0) {
            create(file.source(), file.path().getParent());
            return Optional.empty();
        }
        var copy = backUp(file, found, clock);
        run(file.source(), file.path().getParent(), Optional.of(copy));
        return Optional.of(new StorageNotice(
                StorageNotice.Kind.MIGRATED,
                "The library was brought up to date. A copy of it as it was before is kept as " + copy + ".",
                List.of(copy.toString())));
    }

    /** Makes the tables of an empty database. @param folder for the sentences of failures */
    void create(DataSource source, Path folder) {
        run(source, folder, Optional.empty());
    }

    void refuseNewer(int found, Path path) {
        if (found > version) {
            throw new StorageException(
                    Reason.NEWER,
                    "The library in " + path.getParent() + " was written by a newer version of Lectern. Nothing was "
                            + "changed. Install the newer version, or choose another folder with --data.",
                    path.getParent().toString());
        }
    }

    private static Path backUp(DatabaseFile file, int found, Clock clock) throws SQLException, IOException {
        var folder = Files.createDirectories(file.path().resolveSibling("backups"));
        var stamp = STAMP.format(clock.instant().atZone(ZoneOffset.UTC));
        var copy = folder.resolve("lectern-version-" + found + "-" + stamp + ".db");
        file.copyTo(copy);
        return copy;
    }

    private void run(DataSource source, Path folder, Optional<Path> copy) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(locations.toArray(String[]::new))
                    .group(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            var kept = copy.map(c -> " It was not changed, and a copy of it is kept as " + c + ".").orElse("");
            throw new StorageException(
                    Reason.MIGRATION_FAILED,
                    "The library in " + folder + " could not be brought up to date." + kept
                            + " Free some space on the disk and try again; the log says more.",
                    e,
                    folder.toString());
        }
    }
}
