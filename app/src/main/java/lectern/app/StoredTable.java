package lectern.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lectern.app.extract.Extraction;
import lectern.app.extract.Row;
import lectern.app.extract.Source;
import lectern.app.extract.Table;
import lectern.app.extract.TableFile;
import lectern.app.extract.TableWriter;
import lectern.engine.EngineException;
import lectern.engine.pages.Documents;

/** The table that is kept. One run at a time. */
final class StoredTable implements TableWork {

    private final TableFile file;
    private final List<Source> sources;
    private final OpenModelQuestions questions;
    private final Object running = new Object();
    private volatile Extraction extraction;

    StoredTable(TableFile file, List<Source> sources, OpenModelQuestions questions) {
        this.file = file;
        this.sources = sources;
        this.questions = questions;
    }

    @Override
    public Table table() {
        return Notices.kept(file::table);
    }

    @Override
    public int documents() {
        return sources.size();
    }

    @Override
    public boolean run(Extraction.Listener listener) {
        synchronized (running) {
            try (var documents = new Documents()) {
                questions.begin();
                var work = new Extraction(file, sources, documents, "", questions);
                extraction = work;
                return Notices.kept(() -> run(work, listener));
            } finally {
                extraction = null;
            }
        }
    }

    private static boolean run(Extraction work, Extraction.Listener listener) {
        try {
            return work.run(listener);
        } catch (EngineException e) {
            throw new AppException(Notices.of(e), e);
        }
    }

    @Override
    public void pause() {
        var work = extraction;
        if (work != null) {
            work.stop();
            questions.stop();
        }
    }

    @Override
    public void put(Row row) {
        Notices.keep(() -> file.put(row));
    }

    @Override
    public void export(Path target) {
        try {
            TableWriter.write(table(), target);
        } catch (IOException e) {
            throw new AppException(
                    new Notice(NoticeKeys.EXPORT_FAILED, List.of(target.toString()),
                            target + " could not be written. The table is kept here. Choose another place."), e);
        }
    }

    @Override
    public void close() {
        pause();
        synchronized (running) {
            file.close();
        }
    }
}
