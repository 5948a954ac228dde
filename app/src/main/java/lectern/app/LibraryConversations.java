package lectern.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import lectern.storage.Library;

/** The conversations of the library. */
final class LibraryConversations implements Conversations {

    private final Library library;
    private final Exchange exchange;
    private final LongConsumer stopAnswers;
    private final Listeners<Long> listeners;

    /** @param stopAnswers ends what is being answered in a conversation */
    LibraryConversations(
            Library library, Exchange exchange, Listeners<Long> listeners, LongConsumer stopAnswers) {
        this.exchange = exchange;
        this.library = library;
        this.listeners = listeners;
        this.stopAnswers = stopAnswers;
    }

    @Override
    public ConversationView create() {
        var conversation = Notices.kept(() -> Views.of(library.conversations().create("")));
        listeners.tell(conversation.id());
        return conversation;
    }

    @Override
    public List<ConversationView> list() {
        return Notices.kept(() -> library.conversations().list().stream().map(Views::of).toList());
    }

    @Override
    public List<ConversationView> deleted() {
        return Notices.kept(() -> library.conversations().listDeleted().stream().map(Views::of).toList());
    }

    @Override
    public Optional<ConversationView> find(long id) {
        return Notices.kept(() -> library.conversations().find(id).map(Views::of));
    }

    @Override
    public List<MessageView> messages(long id) {
        return Notices.kept(() -> library.messages().shown(id).stream().map(Views::of).toList());
    }

    @Override
    public List<MessageView> newestMessages(long id, int most) {
        return Notices.kept(() -> library.messages().newest(id, most).stream().map(Views::of).toList());
    }

    @Override
    public Optional<MessageView> message(long messageId) {
        return Notices.kept(() -> library.messages().find(messageId).map(Views::of));
    }

    @Override
    public Map<Long, List<Long>> alternatives(long id) {
        return Notices.kept(() -> library.branches().alternatives(id));
    }

    @Override
    public void showBranch(long messageId) {
        Notices.keep(() -> library.branches().show(messageId));
    }

    @Override
    public void deleteMessage(long conversationId, long messageId) {
        stopAnswers.accept(conversationId);
        Notices.keep(() -> library.branches().delete(messageId));
        listeners.tell(conversationId);
    }

    @Override
    public void restoreMessage(long conversationId, long messageId) {
        Notices.keep(() -> library.branches().restore(messageId));
        listeners.tell(conversationId);
    }

    @Override
    public void pin(long id, boolean pinned) {
        Notices.keep(() -> library.conversations().pin(id, pinned));
        listeners.tell(id);
    }

    @Override
    public void archive(long id, boolean archived) {
        Notices.keep(() -> library.conversations().archive(id, archived));
        listeners.tell(id);
    }

    @Override
    public void file(long id, String folder) {
        Notices.keep(() -> library.conversations().file(id, folder(folder)));
        listeners.tell(id);
    }

    @Override
    public void renameFolder(String from, String to) {
        Notices.keep(() -> library.conversations().renameFolder(from, folder(to)));
        listeners.tell(0L);
    }

    private static Optional<String> folder(String name) {
        return Optional.of(name.strip()).filter(some -> !some.isEmpty());
    }

    @Override
    public long duplicate(long id, String title) {
        var copy = exchange.duplicate(id, title);
        listeners.tell(copy);
        return copy;
    }

    @Override
    public void rename(long id, String title) {
        var trimmed = title.strip();
        if (trimmed.isEmpty()) {
            throw Notices.emptyTitle();
        }
        Notices.keep(() -> library.conversations().rename(id, trimmed));
        listeners.tell(id);
    }

    @Override
    public void delete(long id) {
        stopAnswers.accept(id);
        Notices.keep(() -> library.conversations().delete(id));
        listeners.tell(id);
    }

    @Override
    public void restore(long id) {
        Notices.keep(() -> library.conversations().restore(id));
        listeners.tell(id);
    }

    @Override
    public void purge(List<Long> ids) {
        ids.forEach(stopAnswers::accept);
        Notices.keep(() -> library.purge(ids));
        ids.forEach(listeners::tell);
    }

    @Override
    public Subscription listen(LongConsumer listener) {
        return listeners.add(listener::accept);
    }
}
