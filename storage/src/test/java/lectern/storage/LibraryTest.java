package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lectern.storage.StorageException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class LibraryTest {

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_there_after_closing_and_opening_again() {
        long id;
        try (var library = Library.open(folder)) {
            id = library.conversations().create("Invoices").id();
            library.messages().addQuestion(id, "What is the total?", List.of());
        }
        try (var library = Library.open(folder)) {
            assertThat(library.notices()).isEmpty();
            assertThat(library.conversations().get(id).title()).isEqualTo("Invoices");
            assertThat(library.messages().shown(id)).extracting(Message::text).containsExactly("What is the total?");
        }
    }

    @Test
    void a_folder_without_a_library_is_known_without_beginning_one() {
        assertThat(Library.isIn(folder.resolve("none"))).isFalse();
        assertThat(Library.isIn(folder)).isFalse();
        Library.open(folder).close();
        assertThat(Library.isIn(folder)).isTrue();
    }

    @Test
    void a_folder_may_have_any_name() {
        var odd = folder.resolve("Bücher 図書 100% #1 & more").resolve("مكتبة");
        try (var library = Library.open(odd)) {
            library.settings().put("a", "ü");
        }
        try (var library = Library.open(odd)) {
            assertThat(library.settings().get("a")).contains("ü");
        }
        assertThat(odd.resolve("lectern.db")).isNotEmptyFile();
    }

    @Test
    void a_question_mark_in_the_folders_name_is_not_taken_for_an_option() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"));
        var odd = folder.resolve("what?journal_mode=off");
        Library.open(odd).close();
        assertThat(odd.resolve("lectern.db")).isNotEmptyFile();
        assertThat(folder.resolve("what")).doesNotExist();
    }

    @Test
    void closing_leaves_one_database_file_with_everything_in_it() throws IOException {
        Library.open(folder).close();
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsOnly("lectern.db", "lectern.lock");
        }
    }

    @Test
    void closing_twice_is_harmless_and_using_a_closed_library_fails_with_a_sentence() {
        var library = Library.open(folder);
        library.close();
        library.close();
        assertThatThrownBy(() -> library.conversations().list())
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }

    @Test
    void the_same_folder_is_not_opened_twice_in_one_process() {
        try (var first = Library.open(folder)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Library.open(folder))
                        .isInstanceOfSatisfying(
                                StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE))
                        .hasMessageContaining("Another Lectern has the library");
            }
            assertThat(first.conversations().list()).isEmpty();
        }
        Library.open(folder).close();
    }

    @Test
    void the_same_folder_is_not_opened_by_a_second_process() throws Exception {
        try (var first = Library.open(folder)) {
            // A refusal must not loosen the lock that is held, as closing a second channel does on Linux.
            assertThatThrownBy(() -> Library.open(folder)).isInstanceOf(StorageException.class);
            assertThat(TestProcess.run(OpensLibrary.class, folder.toString()))
                    .contains("IN_USE")
                    .contains("Another Lectern has the library");
            assertThat(first.conversations().list()).isEmpty();
        }
        assertThat(TestProcess.run(OpensLibrary.class, folder.toString())).contains("opened");
    }

    @Test
    void a_folder_that_cannot_be_one_is_refused_with_a_sentence() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Library.open(file.resolve("data")))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_UNUSABLE))
                .hasMessageContaining("cannot be used for the library");
    }

    @Test
    void a_folder_without_permission_to_write_is_refused_with_a_sentence() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        // The administrator may write everywhere.
        assumeFalse(Files.isWritable(folder));
        assertThatThrownBy(() -> Library.open(folder))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY));
    }

    @Test
    void a_file_system_that_takes_no_files_is_refused_with_a_sentence() {
        var proc = Path.of("/proc/sys");
        assumeTrue(Files.isDirectory(proc));
        assertThatThrownBy(() -> Library.open(proc.resolve("lectern")))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.reason()).isIn(Reason.FOLDER_UNUSABLE, Reason.READ_ONLY));
    }

    @Test
    void text_in_place_of_the_database_is_set_aside_and_an_empty_library_begun() throws IOException {
        Files.writeString(folder.resolve("lectern.db"), "<html>Not found</html>".repeat(100));
        try (var library = Library.open(folder)) {
            assertThat(library.conversations().list()).isEmpty();
            var notice = library.notices().getFirst();
            assertThat(notice.kind()).isEqualTo(StorageNotice.Kind.DAMAGED_SET_ASIDE);
            assertThat(Path.of(notice.arguments().getFirst())).hasContent("<html>Not found</html>".repeat(100));
        }
        try (var library = Library.open(folder)) {
            assertThat(library.notices()).isEmpty();
        }
    }

    @Test
    void a_database_with_damaged_pages_is_set_aside_with_its_pictures_kept() throws IOException {
        Attachment picture;
        try (var library = Library.open(folder)) {
            picture = library.attachments().add(new byte[] {1, 2, 3}, "p.png", "PNG", 1, 1);
            for (int i = 0; i < 200; i++) {
                var id = library.conversations().create("Conversation " + i).id();
                library.messages().addQuestion(id, "word ".repeat(200), List.of(picture));
            }
        }
        try (var file = new RandomAccessFile(folder.resolve("lectern.db").toFile(), "rw")) {
            for (long at = 4096L * 3; at < file.length(); at += 4096) {
                file.seek(at);
                file.write(new byte[512]);
            }
        }
        try (var library = Library.open(folder, Schema.CURRENT, laterClock())) {
            assertThat(library.notices()).extracting(StorageNotice::kind)
                    .containsExactly(StorageNotice.Kind.DAMAGED_SET_ASIDE);
            assertThat(library.conversations().list()).isEmpty();
            library.tidy(Duration.ZERO);
            assertThat(library.attachments().fileOf(picture.sha256())).exists();
        }
    }

    @Test
    void another_programs_database_is_refused_untouched() throws Exception {
        var file = new DatabaseFile(folder.resolve("lectern.db"));
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.path());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bookmarks (url TEXT)");
        }
        var before = Files.readAllBytes(file.path());
        assertThatThrownBy(() -> Library.open(folder))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_LIBRARY));
        assertThat(file.path()).hasBinaryContent(before);
    }

    @Test
    void a_full_disk_fails_with_a_sentence_and_keeps_what_was_there() throws Exception {
        var path = new DatabaseFile(folder.resolve("lectern.db"));
        Library.open(folder).close();
        var writer = path.source().getConnection();
        try (var database = new Database(folder, writer, path.source().getConnection())) {
            var settings = new SettingStore(database);
            settings.put("before", "kept");
            try (var statement = writer.createStatement()) {
                // SQLite refuses a page beyond the limit in the same way as a page without room on the disk.
                statement.execute("PRAGMA max_page_count = 1");
            }
            assertThatThrownBy(() -> settings.put("large", "x".repeat(1_000_000)))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL))
                    .hasMessageContaining("full");
            settings.put("small", "fits");
            assertThat(settings.all()).containsOnlyKeys("before", "small");
        }
    }

    @Test
    void a_transaction_that_fails_keeps_nothing() {
        try (var library = Library.open(folder)) {
            assertThatThrownBy(() -> library.transaction(() -> {
                        library.conversations().create("Half");
                        assertThat(library.conversations().list()).hasSize(1);
                        throw new IllegalStateException("broken off");
                    }))
                    .hasMessage("broken off");
            assertThat(library.conversations().list()).isEmpty();
        }
    }

    @Test
    void remembered_models_are_listed_with_the_last_one_first() {
        try (var library = Library.open(folder, Schema.CURRENT, new SettableClock())) {
            var models = library.models();
            var a = folder.resolve("a.gguf");
            var b = folder.resolve("b.gguf");
            models.remember(a, Optional.empty());
            models.remember(b, Optional.of(folder.resolve("mmproj.gguf")));
            models.remember(a, Optional.of(folder.resolve("mmproj-a.gguf")));
            assertThat(models.list()).extracting(RememberedModel::model).containsExactly(a, b);
            assertThat(models.list().getFirst().projector()).contains(folder.resolve("mmproj-a.gguf"));
            models.forget(a);
            assertThat(models.list()).extracting(RememberedModel::model).containsExactly(b);
        }
    }

    @Test
    void the_model_that_was_used_last_is_first_although_the_clock_stands_still() {
        try (var library = Library.open(folder, Schema.CURRENT, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
            for (var name : List.of("a.gguf", "c.gguf", "b.gguf", "a.gguf")) {
                library.models().remember(folder.resolve(name), Optional.empty());
            }
            assertThat(library.models().list())
                    .extracting(RememberedModel::model)
                    .containsExactly(folder.resolve("a.gguf"), folder.resolve("b.gguf"), folder.resolve("c.gguf"));
        }
    }

    @Test
    void a_deleted_conversation_is_kept_for_thirty_days_and_leaves_nothing_after_that() throws IOException {
        var clock = new SettableClock();
        try (var library = Library.open(folder, Schema.CURRENT, clock)) {
            var id = library.conversations().create("The abracadabra letter").id();
            library.messages().addQuestion(id, "What does the abracadabra letter say?", List.of());
            var kept = library.conversations().create("Kept").id();
            library.conversations().delete(id);
            clock.advance(Library.KEEP_DELETED.minusDays(1));
            library.tidy(Duration.ZERO);
            assertThat(library.conversations().listDeleted()).extracting(Conversation::id).containsExactly(id);
            clock.advance(Duration.ofDays(2));
            library.tidy(Duration.ZERO);
            assertThat(library.conversations().listDeleted()).isEmpty();
            assertThat(library.conversations().list()).extracting(Conversation::id).containsExactly(kept);
            for (var name : List.of("lectern.db", "lectern.db-wal")) {
                assertThat(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1))
                        .doesNotContain("abracadabra");
            }
        }
    }

    private static SettableClock laterClock() {
        var clock = new SettableClock();
        clock.advance(Duration.ofDays(3650));
        return clock;
    }
}
