package lectern.app;

import java.util.List;
import java.util.Optional;
import lectern.engine.Engine;
import lectern.storage.Library;

/**
 * Everything Lectern can do, joined in one place.
 *
 * <p>Listeners are called from threads of Lectern; what they throw is logged and goes no further.
 */
public interface Lectern extends AutoCloseable {

    /**
     * Opens the library and joins everything. No model is opened yet.
     *
     * @param engine belongs to Lectern from now on, and is closed with it, or at once when it cannot start
     * @param demo what to begin with while no other model was opened; empty for nothing
     * @throws AppException with a {@code storage.…} key when the library cannot be opened
     */
    static Lectern start(AppPaths paths, Engine engine, Optional<Demo> demo) {
        try {
            return new RunningLectern(paths, engine, Notices.kept(() -> Library.open(paths.data())), demo);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** The same without a demo model. */
    static Lectern start(AppPaths paths, Engine engine) {
        return start(paths, engine, Optional.empty());
    }

    Conversations conversations();

    Attachments attachments();

    Asking asking();

    AnswerEvidence evidence();

    Search search();

    Exchange exchange();

    Models models();

    Tables tables();

    Drafts drafts();

    ReadingAhead ahead();

    KeptWork kept();

    Settings settings();

    /** The demo model and its samples, if they are installed. */
    Optional<Demo> demo();

    /**
     * Removes every conversation, attachment, draft, table, remembered model and choice for good, and what was cached.
     */
    void wipe();

    /** Where the data of this run lies. */
    AppPaths paths();

    /** What a person should read once after the start, such as that a damaged library was set aside. */
    List<Notice> startNotices();

    /**
     * Stops the answer that is being written and keeps what is there of it, then ends the engine and closes the
     * library. Closing twice is harmless.
     */
    @Override
    void close();
}
