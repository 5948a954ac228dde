package lectern.storage;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Named texts. What they mean, their types and defaults are the caller's. */
public final class SettingStore {

    private final Database database;

    SettingStore(Database database) {
        this.database = database;
    }

    public Optional<String> get(String name) {
        return database.first("SELECT value FROM settings WHERE name = ?", row -> row.getString("value"), name);
    }

    public Map<String, String> all() {
        return database
                .query("SELECT * FROM settings", row -> Map.entry(row.getString("name"), row.getString("value")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void put(String name, String value) {
        database.update(
                "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    /** Harmless when there is none. */
    public void remove(String name) {
        database.update("DELETE FROM settings WHERE name = ?", name);
    }
}
