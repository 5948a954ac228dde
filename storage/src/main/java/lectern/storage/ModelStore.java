package lectern.storage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The models that were opened. */
public final class ModelStore {

    private final Database database;
    private final Clock clock;

    ModelStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that are remembered, the one that was used last first. */
    public List<RememberedModel> list() {
        return database.query(
                "SELECT * FROM models ORDER BY last_used DESC, path",
                row -> new RememberedModel(
                        Path.of(row.getString("path")),
                        Database.text(row, "projector").map(Path::of),
                        Database.instant(row, "last_used").orElseThrow()));
    }

    /**
     * Remembers a model as the one that was used last, with this projector: also when the clock has not moved since, or
     * was set back.
     */
    public void remember(Path model, Optional<Path> projector) {
        database.update(
                """
                INSERT INTO models (path, projector, last_used)
                VALUES (?, ?, MAX(?, (SELECT COALESCE(MAX(last_used) + 1, 0) FROM models)))
                ON CONFLICT DO UPDATE SET projector = excluded.projector, last_used = excluded.last_used
                """,
                absolute(model),
                projector.map(ModelStore::absolute),
                clock.instant());
    }

    /** Harmless when it is not remembered. */
    public void forget(Path model) {
        database.update("DELETE FROM models WHERE path = ?", absolute(model));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
