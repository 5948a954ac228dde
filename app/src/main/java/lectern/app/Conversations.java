package lectern.app;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The conversations that are kept. */
public interface Conversations {

    /** A new, empty conversation. Its title is empty until the first question gives it one. */
    ConversationView create();

    /** All that are not deleted, the one that changed last first. */
    List<ConversationView> list();

    /** Those that were deleted and can be restored, the one that was deleted last first. */
    List<ConversationView> deleted();

    /** One conversation, deleted or not; empty when there is none of that id. */
    Optional<ConversationView> find(long id);

    /** The branch that is shown, from the first message to the newest. A running answer has the text saved so far. */
    List<MessageView> messages(long id);

    /**
     * Gives a title.
     *
     * @param title at least one character that is not white space; it is trimmed
     */
    void rename(long id, String title);

    /** Takes a conversation out of the list; it is kept until it is purged. A running answer is stopped. */
    void delete(long id);

    /** Brings a deleted conversation back. */
    void restore(long id);

    /** Removes a deleted conversation for good, and the pictures that no other conversation or draft has. */
    void purge(long id);

    /**
     * Hears the id of a conversation whose entry in the list may have changed: created, asked, answered, renamed,
     * deleted, restored, purged.
     */
    Subscription listen(LongConsumer listener);
}
