package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.storage.TableJournal.Cell;
import lectern.storage.TableJournal.Document;
import lectern.storage.TableJournal.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableJournalTest {

    private static final Row FIRST = new Row("a.png", 1, Optional.empty(), List.of(new Cell("12,50 €", 1, 0.9, false)));

    private static final MessageError DAMAGED =
            new MessageError("picture.damaged", "[\"a.png\"]", "It is damaged.");

    @TempDir
    Path folder;

    @Test
    void rows_come_back_as_they_were_put_in_the_order_of_documents_and_pages() {
        var file = folder.resolve("table");
        var second = new Row("a.png", 2, Optional.of(DAMAGED), List.of());
        var other =
                new Row("Ä.png", 0, Optional.empty(), List.of(new Cell("", 0, 1, true), new Cell("x", 3, 0.5, false)));
        try (var journal = TableJournal.open(file)) {
            assertThat(journal.definition()).isEmpty();
            journal.define("first");
            journal.define("{}");
            journal.begin(new Document("Ä.png", "s", 1));
            journal.begin(new Document("a.png", "s", 2));
            journal.put(other);
            journal.put(second);
            journal.put(FIRST);
            journal.put(FIRST);
        }
        try (var journal = TableJournal.open(file)) {
            assertThat(journal.definition()).contains("{}");
            assertThat(journal.documents())
                    .containsExactly(new Document("a.png", "s", 2), new Document("Ä.png", "s", 1));
            assertThat(journal.rows()).containsExactly(FIRST, second, other);
        }
    }

    @Test
    void a_journal_from_before_problems_had_keys_is_gone_on_with() throws Exception {
        var file = folder.resolve("table");
        TableJournal.open(file).close();
        try (var connection = new DatabaseFile(file).source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE row DROP COLUMN problem_key");
            statement.execute("ALTER TABLE row DROP COLUMN problem_arguments");
            statement.execute("INSERT INTO document VALUES ('a.png', 's', 2)");
            statement.execute("INSERT INTO row (document, page, problem) VALUES ('a.png', 1, 'It is damaged.')");
        }
        var now = new Row("a.png", 2, Optional.of(DAMAGED), List.of());
        try (var journal = TableJournal.open(file)) {
            journal.put(now);
            assertThat(journal.rows()).containsExactly(
                    new Row("a.png", 1, Optional.of(new MessageError("", "", "It is damaged.")), List.of()), now);
        }
    }

    @Test
    void a_document_that_is_begun_anew_has_no_rows() {
        try (var journal = TableJournal.open(folder.resolve("table"))) {
            journal.begin(new Document("a.png", "s", 1));
            journal.put(FIRST);
            journal.begin(new Document("a.png", "t", 1));
            assertThat(journal.rows()).isEmpty();
        }
    }

    @Test
    void what_is_no_journal_is_refused_with_a_sentence_and_not_touched() throws Exception {
        var file = Files.writeString(folder.resolve("table"), "A letter of some length, and nothing else. ".repeat(40));
        assertThatThrownBy(() -> TableJournal.open(file))
                .asInstanceOf(type(StorageException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(StorageException.Reason.DAMAGED));
        assertThat(file).content().startsWith("A letter");
    }

    @Test
    void a_journal_that_is_removed_leaves_no_file() {
        var journal = TableJournal.open(folder.resolve("table"));
        journal.define("{}");
        journal.remove();
        assertThat(folder).isEmptyDirectory();
    }
}
