package lectern.app.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import lectern.storage.MessageError;
import lectern.storage.TableJournal;

/** A table that is being made, kept in a file of its own so that it can be gone on with. Safe for several threads. */
public final class TableFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TableJournal journal;
    private final Plan plan;

    private TableFile(TableJournal journal, Plan plan) {
        this.journal = journal;
        this.plan = plan;
    }

    /**
     * Begins a table, or goes on with the one that was begun there in the same way.
     *
     * @throws ExtractException when another table was begun there
     * @throws lectern.storage.StorageException when the file cannot be used
     */
    public static TableFile open(Path file, Plan plan) throws ExtractException {
        var journal = TableJournal.open(file);
        var now = text(plan);
        var before = journal.definition();
        if (before.isEmpty()) {
            journal.define(now);
        } else if (!before.get().equals(now)) {
            journal.close();
            throw new ExtractException("A table was begun in " + file + " with other fields, another model or other"
                    + " options. Use the same to go on with it, or begin anew with --restart.");
        }
        return new TableFile(journal, plan);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Plan plan() {
        return plan;
    }

    /** What there is of it. */
    public Table table() {
        return new Table(plan.fields(), rows());
    }

    List<TableJournal.Document> documents() {
        return journal.documents();
    }

    void begin(TableJournal.Document document) {
        journal.begin(document);
    }

    List<Row> rows() {
        return journal.rows().stream().map(TableFile::row).toList();
    }

    /** Keeps a row, in place of the one of the same document and page. */
    public void put(Row row) {
        journal.put(new TableJournal.Row(
                row.document(), row.page().orElse(0), row.problem().map(TableFile::stored),
                row.cells().stream()
                        .map(c -> new TableJournal.Cell(c.value(), c.page().orElse(0), c.confidence(), c.edited()))
                        .toList()));
    }

    private static Row row(TableJournal.Row row) {
        return new Row(
                row.document(), number(row.page()), row.problem().map(TableFile::problem),
                row.cells().stream()
                        .map(c -> new Cell(c.value(), number(c.source()), c.confidence(), c.edited()))
                        .toList());
    }

    private static MessageError stored(Problem problem) {
        return new MessageError(problem.key(), text(problem.arguments()), problem.sentence());
    }

    /** Without what a translation needs, the sentence is still there. */
    private static Problem problem(MessageError stored) {
        try {
            var arguments = JSON.readValue(stored.arguments(), Object[].class);
            return new Problem(stored.key(), List.of(arguments), stored.sentence());
        } catch (JsonProcessingException e) {
            return new Problem("", List.of(), stored.sentence());
        }
    }

    private static OptionalInt number(int page) {
        return page == 0 ? OptionalInt.empty() : OptionalInt.of(page);
    }

    /** Closes it and removes the file: the table was written elsewhere. */
    public void remove() {
        journal.remove();
    }

    @Override
    public void close() {
        journal.close();
    }
}
