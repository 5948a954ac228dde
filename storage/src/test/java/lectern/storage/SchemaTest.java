package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import lectern.storage.StorageException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    /** A version that does not exist yet: the migrations of today and one more. */
    private static final Schema NEXT = new Schema(
            1000, List.of("classpath:db-migrations", "classpath:db-migrations-next"));

    private static final Schema BROKEN = new Schema(
            1000, List.of("classpath:db-migrations", "classpath:db-migrations-broken"));

    @TempDir
    Path folder;

    @Test
    void a_published_migration_is_never_edited() throws IOException {
        try (var sql = Schema.class.getResourceAsStream("/db-migrations/V1__conversations.sql")) {
            var crc = new CRC32();
            var text = new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            crc.update(text.getBytes(StandardCharsets.UTF_8));
            assertThat(Long.toHexString(crc.getValue())).isEqualTo("ce310fb");
        }
    }

    @Test
    void the_program_and_a_fresh_database_agree_on_the_version() throws SQLException {
        Library.open(folder).close();
        assertThat(file().version()).isEqualTo(Schema.CURRENT.version());
    }

    @Test
    void an_older_library_is_copied_and_then_brought_up_to_date() throws Exception {
        long id;
        try (var library = Library.open(folder)) {
            id = library.conversations().create("Old").id();
            library.messages().addQuestion(id, "Still there?", List.of());
        }
        try (var library = Library.open(folder, NEXT, new SettableClock())) {
            var notice = library.notices().getFirst();
            assertThat(notice.kind()).isEqualTo(StorageNotice.Kind.MIGRATED);
            assertThat(library.messages().shown(id)).extracting(Message::text).containsExactly("Still there?");

            var copy = new DatabaseFile(Path.of(notice.arguments().getFirst()));
            assertThat(copy.path()).exists();
            assertThat(copy.version()).isEqualTo(Schema.CURRENT.version());
            assertThat(columns(copy, "conversations")).doesNotContain("pinned");
        }
        assertThat(file().version()).isEqualTo(NEXT.version());
        assertThat(columns(file(), "conversations")).contains("pinned");
    }

    @Test
    void a_fresh_library_goes_through_the_same_migrations_as_an_old_one() throws Exception {
        Library.open(folder.resolve("old")).close();
        Library.open(folder.resolve("old"), NEXT, new SettableClock()).close();
        Library.open(folder.resolve("fresh"), NEXT, new SettableClock()).close();
        assertThat(dump(new DatabaseFile(folder.resolve("fresh/lectern.db"))))
                .isEqualTo(dump(new DatabaseFile(folder.resolve("old/lectern.db"))));
    }

    @Test
    void a_migration_that_fails_changes_nothing_and_says_where_the_copy_is() throws Exception {
        try (var library = Library.open(folder)) {
            library.conversations().create("Old");
        }
        var before = dump(file());
        assertThatThrownBy(() -> Library.open(folder, BROKEN, new SettableClock()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MIGRATION_FAILED))
                .hasMessageContaining("a copy of it is kept as " + folder.resolve("backups"));
        assertThat(dump(file())).isEqualTo(before);
        try (var library = Library.open(folder)) {
            assertThat(library.conversations().list()).extracting(Conversation::title).containsExactly("Old");
        }
    }

    @Test
    void a_library_of_a_newer_version_is_refused_untouched() throws Exception {
        Library.open(folder, NEXT, new SettableClock()).close();
        var before = Files.readAllBytes(file().path());
        assertThatThrownBy(() -> Library.open(folder))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER))
                .hasMessageContaining("newer version of Lectern");
        assertThat(file().path()).hasBinaryContent(before);
        Library.open(folder, NEXT, new SettableClock()).close();
    }

    private DatabaseFile file() {
        return new DatabaseFile(folder.resolve("lectern.db"));
    }

    private static List<String> columns(DatabaseFile file, String table) throws SQLException {
        return strings(file, "SELECT name FROM pragma_table_info('" + table + "')");
    }

    /** Everything that defines the database's shape, but for when and how it was migrated. */
    private static List<String> dump(DatabaseFile file) throws SQLException {
        return strings(file, "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY type, name");
    }

    private static List<String> strings(DatabaseFile file, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = file.source().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
