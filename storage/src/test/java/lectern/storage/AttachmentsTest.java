package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.storage.StorageException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {

    private static final byte[] BYTES = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final OptionalLong NEW = OptionalLong.empty();

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(folder, Schema.CURRENT, clock);
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void a_document_keeps_its_pages_and_what_was_chosen_where_it_is_used() {
        var document = library.attachments().add(BYTES, "paper.pdf", "PDF", 595, 842, 12);
        assertThat(document.pages()).isEqualTo(12);
        var chosen = document.withChoices(Optional.of("{\"pages\":\"1,3\"}"));
        var conversation = library.conversations().create("").id();
        var question = library.messages().addQuestion(conversation, "?", List.of(chosen, document));
        assertThat(question.attachments()).containsExactly(chosen, document);
        library.drafts().save(OptionalLong.empty(), new Draft("", List.of(chosen)));
        assertThat(library.drafts().get(OptionalLong.empty()).attachments()).containsExactly(chosen);
    }

    @Test
    void a_picture_is_kept_under_the_hash_of_its_bytes() {
        var picture = add("scan.png");
        // sha256sum of the same bytes.
        assertThat(picture.sha256()).isEqualTo("92b2fa58028958317e408bd84ecfa70f5ee35b121991dbc232c49d166353708b");
        assertThat(folder.resolve("attachments")
                        .resolve(picture.sha256().substring(0, 2))
                        .resolve(picture.sha256().substring(2)))
                .hasBinaryContent(BYTES);
        assertThat(library.attachments().read(picture)).isEqualTo(BYTES);
    }

    @Test
    void the_same_bytes_are_kept_once_under_each_name_they_were_added_by() throws IOException {
        var first = add("one.png");
        var second = add("two.png");
        var id = library.conversations().create("A").id();
        library.messages().addQuestion(id, "Compare", List.of(second, first, second));
        assertThat(library.messages().shown(id).getFirst().attachments()).containsExactly(second, first, second);
        assertThat(storedFiles()).hasSize(1);
    }

    @Test
    void a_damaged_file_is_noticed_and_repaired_by_adding_the_picture_again() throws IOException {
        var picture = add("scan.png");
        Files.writeString(library.attachments().fileOf(picture.sha256()), "something else");
        assertThatThrownBy(() -> library.attachments().read(picture))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ATTACHMENT_DAMAGED))
                .hasMessageContaining("scan.png");
        add("scan.png");
        assertThat(library.attachments().read(picture)).isEqualTo(BYTES);
    }

    @Test
    void a_file_that_is_gone_fails_with_a_sentence() throws IOException {
        var picture = add("scan.png");
        Files.delete(library.attachments().fileOf(picture.sha256()));
        assertThatThrownBy(() -> library.attachments().read(picture))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ATTACHMENT_MISSING));
    }

    @Test
    void a_picture_that_was_added_and_not_used_yet_is_not_collected() {
        var picture = add("scan.png");
        clock.advance(Duration.ofDays(30));
        assertThat(library.attachments().collectGarbage(Duration.ZERO)).isZero();
        assertThat(library.attachments().read(picture)).isEqualTo(BYTES);
    }

    @Test
    void a_picture_is_collected_when_the_last_message_and_draft_that_had_it_are_gone() throws IOException {
        var picture = add("scan.png");
        var a = library.conversations().create("A").id();
        library.messages().addQuestion(a, "What?", List.of(picture));
        library.drafts().save(NEW, new Draft("And this?", List.of(picture)));

        library.conversations().delete(a);
        assertThat(library.attachments().collectGarbage(Duration.ZERO)).isZero();
        library.conversations().purge(a);
        assertThat(library.attachments().collectGarbage(Duration.ZERO)).isZero();
        library.drafts().clear(NEW);
        assertThat(library.attachments().collectGarbage(Duration.ofHours(1))).isZero();
        assertThat(library.attachments().collectGarbage(Duration.ZERO)).isEqualTo(1);
        assertThat(storedFiles()).isEmpty();
    }

    @Test
    void a_use_that_was_undone_still_protects_the_picture() {
        var picture = add("scan.png");
        assertThatThrownBy(() -> library.transaction(() -> {
                    library.drafts().save(NEW, new Draft("", List.of(picture)));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(library.attachments().collectGarbage(Duration.ZERO)).isZero();
        library.drafts().save(NEW, new Draft("", List.of(picture)));
    }

    @Test
    void what_a_crash_left_behind_is_tidied_up_after_a_while_and_nothing_else() throws IOException {
        var kept = add("scan.png");
        library.drafts().save(NEW, new Draft("", List.of(kept)));
        var place = Files.createDirectories(folder.resolve("attachments/ab"));
        var stray = Files.writeString(place.resolve("c".repeat(62)), "no row knows it");
        var half = Files.writeString(place.resolve("123.part"), "half");
        var foreign = Files.writeString(place.resolve("notes.txt"), "not ours");
        library.tidy(Duration.ofHours(1));
        assertThat(half).doesNotExist();
        assertThat(stray).exists();

        clock.advance(Duration.ofDays(3650));
        library.tidy(Duration.ofHours(1));
        assertThat(stray).doesNotExist();
        assertThat(foreign).exists();
        assertThat(library.attachments().read(kept)).isEqualTo(BYTES);
    }

    @Test
    void drafts_are_kept_for_each_conversation_and_for_the_one_that_is_not_there_yet() {
        var picture = add("scan.png");
        var id = library.conversations().create("A").id();
        var own = new Draft("In A", List.of(picture, picture));
        var fresh = new Draft("New", List.of());
        library.drafts().save(OptionalLong.of(id), own);
        library.drafts().save(NEW, new Draft("Older", List.of(picture)));
        library.drafts().save(NEW, fresh);
        close();
        open();
        assertThat(library.drafts().get(OptionalLong.of(id))).isEqualTo(own);
        assertThat(library.drafts().get(NEW)).isEqualTo(fresh);
        library.drafts().save(NEW, Draft.EMPTY);
        assertThat(library.drafts().get(NEW)).isEqualTo(Draft.EMPTY);
        assertThat(library.drafts().get(OptionalLong.of(id))).isEqualTo(own);
    }

    private Attachment add(String name) {
        return library.attachments().add(BYTES, name, "PNG", 3, 2);
    }

    private List<Path> storedFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("attachments"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
