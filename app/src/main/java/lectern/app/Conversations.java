package lectern.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import lectern.storage.Library;

/** The conversations that are kept. */
public interface Conversations {

    /** A new, empty conversation. Its title is empty until the first question gives it one. */
    ConversationView create();

    /**
     * A new, empty conversation of which nothing is kept: it lies in memory until it is purged or Lectern ends. It is
     * neither listed nor found. Everything else is done with it as with others.
     */
    ConversationView createTemporary();

    /** Whether this is the number of a temporary conversation. */
    static boolean isTemporary(long id) {
        return Library.isTemporary(id);
    }

    /** @param id empty for a conversation that is not there yet: it is none */
    static boolean isTemporary(OptionalLong id) {
        return id.isPresent() && isTemporary(id.getAsLong());
    }

    /**
     * Keeps a temporary conversation after all, with all that belongs to it.
     *
     * @return its number from now on; the old one is there no more
     */
    long keep(long id);

    /** All that are not deleted, archived ones among them, the one that changed last first. */
    List<ConversationView> list();

    /** Those that were deleted and can be restored, the one that was deleted last first. */
    List<ConversationView> deleted();

    /** One conversation, deleted or not; empty when there is none of that id. */
    Optional<ConversationView> find(long id);

    /** The branch that is shown, from the first message to the newest. A running answer has the text saved so far. */
    List<MessageView> messages(long id);

    /** The same, but only so many messages, the newest ones. @param most at least 1 */
    List<MessageView> newestMessages(long id, int most);

    /** One message, whichever branch it is on; empty when there is none of that id. */
    Optional<MessageView> message(long messageId);

    /** For each message that has others in its place, on other branches: all of them, the oldest first. */
    Map<Long, List<Long>> alternatives(long id);

    /** Shows the branch that a message is on, as far as its newest end. */
    void showBranch(long messageId);

    /** Takes a message and what follows it out of its conversation; {@link #restoreMessage} brings them back. */
    void deleteMessage(long conversationId, long messageId);

    void restoreMessage(long conversationId, long messageId);

    /** Pins a conversation above the others, or lets it go. */
    void pin(long id, boolean pinned);

    /** Puts a conversation out of the way, or brings it back. */
    void archive(long id, boolean archived);

    /** Lays a conversation into a folder, which is there from then on, or takes it out. @param folder empty for none */
    void file(long id, String folder);

    /** Gives a folder another name; one of that name takes what is in it. @param to empty to dissolve it */
    void renameFolder(String from, String to);

    /** @return a copy of the branch that is shown, as a conversation of its own with the given title */
    long duplicate(long id, String title);

    /**
     * Gives a title.
     *
     * @param title at least one character that is not white space; it is trimmed
     */
    void rename(long id, String title);

    /** How long a deleted conversation can be restored. After that, a start of Lectern purges it. */
    Duration KEEP_DELETED = Library.KEEP_DELETED;

    /** Takes a conversation out of the list; it is kept for {@link #KEEP_DELETED}. A running answer is stopped. */
    void delete(long id);

    /** Brings a deleted conversation back. */
    void restore(long id);

    /** Removes conversations for good, and the pictures that no other conversation or draft has. */
    void purge(List<Long> ids);

    /**
     * Hears the id of a conversation whose entry in the list may have changed: created, asked, answered, renamed,
     * deleted, restored, purged.
     */
    Subscription listen(LongConsumer listener);
}
