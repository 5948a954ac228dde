package lectern.app;

import java.util.List;

/**
 * Everything Lectern can do, joined in one place.
 *
 * <p>Listeners are called from threads of Lectern; what they throw is logged and goes no further.
 */
public interface Lectern extends AutoCloseable {

    Conversations conversations();

    Attachments attachments();

    Asking asking();

    Models models();

    Drafts drafts();

    Settings settings();

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
