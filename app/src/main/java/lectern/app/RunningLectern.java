package lectern.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lectern.engine.Engine;
import lectern.engine.PassingFiles;
import lectern.storage.Library;
import lectern.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins everything. */
final class RunningLectern implements Lectern {

    private static final Logger LOG = LoggerFactory.getLogger(RunningLectern.class);

    /** How long an answer may take to stop before the engine is ended under it. */
    private static final Duration STOP = Duration.ofSeconds(3);

    /** What was added so shortly before a crash may be of use to a person yet. */
    private static final Duration KEEP_UNUSED = Duration.ofHours(1);

    private final AppPaths paths;
    private final Engine engine;
    private final Libraries libraries;
    private final Optional<Demo> demo;
    private final List<Notice> startNotices;
    private final LibraryConversations conversations;
    private final StoredAttachments attachments;
    private final QueuedAsking asking;
    private final LibraryEvidence evidence;
    private final EngineModels models;
    private final AheadQueue ahead;
    private final StoredTables tables;
    private final LibraryDrafts drafts;
    private final LibrarySettings settings;
    private final Search search;
    private final Exchange exchange;
    private final Listeners<Long> changes = new Listeners<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningLectern(AppPaths paths, Engine engine, Library library, Optional<Demo> demo) {
        this.paths = paths;
        this.demo = demo;
        this.engine = engine;
        libraries = new Libraries(library);
        startNotices = library.notices().stream().map(Notices::of).toList();
        settings = new LibrarySettings(library.settings());
        attachments = new StoredAttachments(libraries);
        drafts = new LibraryDrafts(libraries);
        models = new EngineModels(engine, library.models(), settings, demo);
        tables = new StoredTables(paths.data().resolve("tables"), engine, models, demo);
        var composer = new AnswerComposer(engine, models, libraries, attachments, settings);
        asking = new QueuedAsking(libraries, composer, changes);
        settings.listen(Settings.CONTEXT_SIZE, size -> asking.afterAnswers(models::reopenIfResized));
        evidence = new LibraryEvidence(libraries, attachments);
        ahead = new AheadQueue(
                engine, models, settings, view -> QuestionParts.chosen(attachments, view), libraries::isTemporary,
                composer);
        // A question that was answered may have opened the model again.
        changes.add(conversation -> ahead.changed());
        search = new Search(library.search());
        exchange = new Exchange(library, attachments, changes::tell);
        conversations = new LibraryConversations(libraries, attachments, exchange, changes, asking::stop);
        Thread.ofVirtual().name("lectern-tidy").start(this::tidy);
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Asking asking() {
        return asking;
    }

    @Override
    public AnswerEvidence evidence() {
        return evidence;
    }

    @Override
    public Search search() {
        return search;
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public Models models() {
        return models;
    }

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public ReadingAhead ahead() {
        return ahead;
    }

    @Override
    public KeptWork kept() {
        return new CachedWork(paths.cache());
    }

    @Override
    public Optional<Demo> demo() {
        return demo;
    }

    @Override
    public void wipe() {
        asking.stopAll();
        ahead.forget();
        tables.forget();
        Notices.keep(libraries::wipe);
        settings.forget();
        // Before the files: what it holds could be written to them again.
        models.openAnew();
        Caches.remove(paths.cache());
        changes.tell(0L);
    }

    @Override
    public AppPaths paths() {
        return paths;
    }

    @Override
    public List<Notice> startNotices() {
        return startNotices;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (libraries) {
            ahead.close();
            asking.close();
            models.cancelLoading();
            tables.close();
            asking.awaitEnd(STOP);
            engine.close();
            if (!asking.awaitEnd(STOP)) {
                LOG.warn("An answer did not end; what was written of it is kept");
            }
            attachments.close();
        }
    }

    private void tidy() {
        PassingFiles.removeLeftOvers();
        try {
            libraries.kept().tidy(KEEP_UNUSED);
        } catch (StorageException e) {
            if (e.reason() != StorageException.Reason.CLOSED) {
                LOG.warn("The library could not be tidied", e);
            }
        }
    }
}
