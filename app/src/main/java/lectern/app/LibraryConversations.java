package lectern.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import lectern.storage.Library;

/** The conversations of the library. */
final class LibraryConversations implements Conversations {

    private final Library library;
    private final LongConsumer stopAnswers;
    private final Listeners<Long> listeners;

    /** @param stopAnswers ends what is being answered in a conversation */
    LibraryConversations(Library library, Listeners<Long> listeners, LongConsumer stopAnswers) {
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
    public void purge(long id) {
        stopAnswers.accept(id);
        Notices.keep(() -> {
            library.conversations().purge(id);
            library.attachments().collectGarbage(Duration.ZERO);
        });
        listeners.tell(id);
    }

    @Override
    public Subscription listen(LongConsumer listener) {
        return listeners.add(listener::accept);
    }
}
