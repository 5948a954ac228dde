package lectern.app.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lectern.app.pages.ChosenPages;
import lectern.app.pages.RememberedPages;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.document.PictureException;
import lectern.engine.pages.Documents;
import lectern.engine.pages.PagedDocument;
import lectern.storage.TableJournal;

/**
 * Fills a table, row by row. Each row is kept before the next is begun; what is there already is not read again, unless
 * its file was changed since. A file that cannot be read gives a row that says why.
 */
public final class Extraction {

    /** Hears how a table fills. */
    public interface Listener {
        /** A row is there, read now or before. */
        void onRow(Row row);

        /**
         * @param done documents that are finished
         * @param all documents there are
         */
        void onProgress(int done, int all);
    }

    private final TableFile table;
    private final List<Source> sources;
    private final Documents documents;
    private final String password;
    private final Questions questions;
    private volatile boolean stopped;

    /** @param password of encrypted PDFs; empty for none */
    public Extraction(
            TableFile table, List<Source> sources, Documents documents, String password, Questions questions) {
        this.table = table;
        this.sources = List.copyOf(sources);
        this.documents = documents;
        this.password = password;
        this.questions = questions;
    }

    /** Ends {@link #run} before the next question. What is being asked has to be stopped as well, by whoever asks. */
    public void stop() {
        stopped = true;
    }

    /**
     * @return whether the table is whole; false when it was stopped
     * @throws EngineException when the model cannot go on; what was read is kept
     */
    public boolean run(Listener listener) throws EngineException {
        var known = table.documents().stream()
                .collect(Collectors.toMap(TableJournal.Document::name, Function.identity()));
        var rows = table.rows().stream().collect(Collectors.groupingBy(Row::document));
        for (int i = 0; i < sources.size(); i++) {
            listener.onProgress(i, sources.size());
            if (stopped || !read(sources.get(i), known, rows, listener)) {
                return false;
            }
        }
        listener.onProgress(sources.size(), sources.size());
        return true;
    }

    private boolean read(
            Source source, Map<String, TableJournal.Document> known, Map<String, List<Row>> rows, Listener listener)
            throws EngineException {
        var stamp = stamp(source);
        var before = known.get(source.name());
        boolean same = before != null && before.stamp().equals(stamp);
        var done = same ? rows.getOrDefault(source.name(), List.of()) : List.<Row>of();
        done.forEach(listener::onRow);
        if (same && done.size() >= before.rows()) {
            return true;
        }
        PagedDocument document;
        try {
            document = RememberedPages.open(
                    documents, source.file(), fileName(source), password);
        } catch (PictureException e) {
            table.begin(new TableJournal.Document(source.name(), stamp, 1));
            keep(Row.failed(source.name(), OptionalInt.empty(), Problem.of(e, fileName(source))), listener);
            return true;
        }
        int count = table.plan().eachPage() ? document.pages().size() : 1;
        if (!same) {
            table.begin(new TableJournal.Document(source.name(), stamp, count));
        }
        var pages = done.stream().map(Row::page).collect(Collectors.toCollection(HashSet::new));
        return read(source, document, count, pages, listener);
    }

    private boolean read(Source source, PagedDocument document, int count, Set<OptionalInt> done, Listener listener)
            throws EngineException {
        for (int i = 0; i < count; i++) {
            var page = table.plan().eachPage() ? OptionalInt.of(i + 1) : OptionalInt.empty();
            if (done.contains(page)) {
                continue;
            }
            if (stopped) {
                return false;
            }
            var pages = page.isPresent()
                    ? List.of(i)
                    : IntStream.range(0, document.isAnimation() ? 1 : document.pages().size()).boxed().toList();
            try {
                keep(row(source, page, new ChosenPages(
                        fileName(source), document, pages, table.plan().panScan(), table.plan().words())), listener);
            } catch (EngineException e) {
                if (e.reason() == Reason.CANCELLED && stopped) {
                    return false;
                }
                throw e;
            }
        }
        return true;
    }

    private Row row(Source source, OptionalInt page, ChosenPages pages) throws EngineException {
        var reading = new DocumentReading(questions, table.plan());
        for (boolean again = false; ; again = true) {
            try {
                return new Row(source.name(), page, java.util.Optional.empty(), reading.read(pages));
            } catch (PictureException e) {
                return Row.failed(source.name(), page, Problem.of(e, fileName(source)));
            } catch (EngineException e) {
                // What ends the engine twice would end it for ever: the other documents are not to suffer from it.
                if (e.reason() == Reason.CONTEXT_TOO_SMALL || e.reason() == Reason.ENGINE_LOST && again) {
                    return Row.failed(source.name(), page, Problem.of(e));
                }
                if (e.reason() != Reason.ENGINE_LOST) {
                    throw e;
                }
            }
        }
    }

    private void keep(Row row, Listener listener) {
        table.put(row);
        listener.onRow(row);
    }

    private static String fileName(Source source) {
        return String.valueOf(source.file().getFileName());
    }

    private static String stamp(Source source) {
        try {
            return Files.size(source.file()) + " " + Files.getLastModifiedTime(source.file()).toMillis();
        } catch (IOException e) {
            return "missing";
        }
    }
}
