package lectern.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lectern.storage.Library;

/** The conversations of the libraries. */
final class LibraryConversations implements Conversations {

    private final Libraries libraries;
    private final StoredAttachments attachments;
    private final Exchange exchange;
    private final LongConsumer stopAnswers;
    private final Listeners<Long> listeners;

    /** @param stopAnswers ends what is being answered in a conversation */
    LibraryConversations(
            Libraries libraries, StoredAttachments attachments, Exchange exchange, Listeners<Long> listeners,
            LongConsumer stopAnswers) {
        this.exchange = exchange;
        this.libraries = libraries;
        this.attachments = attachments;
        this.listeners = listeners;
        this.stopAnswers = stopAnswers;
    }

    @Override
    public ConversationView create() {
        return create(libraries::kept);
    }

    @Override
    public ConversationView createTemporary() {
        return create(libraries::temporary);
    }

    private ConversationView create(Supplier<Library> library) {
        var conversation = Notices.kept(() -> Views.of(library.get().conversations().create("")));
        listeners.tell(conversation.id());
        return conversation;
    }

    @Override
    public long keep(long id) {
        stopAnswers.accept(id);
        long kept = Notices.kept(() -> libraries.kept().takeOver(libraries.of(id), id));
        purge(List.of(id));
        listeners.tell(kept);
        return kept;
    }

    @Override
    public List<ConversationView> list() {
        return Notices.kept(() -> libraries.kept().conversations().list().stream().map(Views::of).toList());
    }

    @Override
    public List<ConversationView> deleted() {
        return Notices.kept(() -> libraries.kept().conversations().listDeleted().stream().map(Views::of).toList());
    }

    @Override
    public Optional<ConversationView> find(long id) {
        return Notices.kept(() -> libraries.of(id).conversations().find(id).map(Views::of));
    }

    @Override
    public List<MessageView> messages(long id) {
        return Notices.kept(() -> libraries.of(id).messages().shown(id).stream().map(Views::of).toList());
    }

    @Override
    public List<MessageView> newestMessages(long id, int most) {
        return Notices.kept(() -> libraries.of(id).messages().newest(id, most).stream().map(Views::of).toList());
    }

    @Override
    public Optional<MessageView> message(long messageId) {
        return Notices.kept(() -> libraries.of(messageId).messages().find(messageId).map(Views::of));
    }

    @Override
    public Map<Long, List<Long>> alternatives(long id) {
        return Notices.kept(() -> libraries.of(id).branches().alternatives(id));
    }

    @Override
    public void showBranch(long messageId) {
        Notices.keep(() -> libraries.of(messageId).branches().show(messageId));
    }

    @Override
    public void deleteMessage(long conversationId, long messageId) {
        stopAnswers.accept(conversationId);
        Notices.keep(() -> libraries.of(messageId).branches().delete(messageId));
        listeners.tell(conversationId);
    }

    @Override
    public void restoreMessage(long conversationId, long messageId) {
        Notices.keep(() -> libraries.of(messageId).branches().restore(messageId));
        listeners.tell(conversationId);
    }

    @Override
    public void pin(long id, boolean pinned) {
        Notices.keep(() -> libraries.of(id).conversations().pin(id, pinned));
        listeners.tell(id);
    }

    @Override
    public void archive(long id, boolean archived) {
        Notices.keep(() -> libraries.of(id).conversations().archive(id, archived));
        listeners.tell(id);
    }

    @Override
    public void file(long id, String folder) {
        Notices.keep(() -> libraries.of(id).conversations().file(id, folder(folder)));
        listeners.tell(id);
    }

    @Override
    public void renameFolder(String from, String to) {
        Notices.keep(() -> libraries.kept().conversations().renameFolder(from, folder(to)));
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
        Notices.keep(() -> libraries.of(id).conversations().rename(id, trimmed));
        listeners.tell(id);
    }

    @Override
    public void delete(long id) {
        stopAnswers.accept(id);
        Notices.keep(() -> libraries.of(id).conversations().delete(id));
        listeners.tell(id);
    }

    @Override
    public void restore(long id) {
        Notices.keep(() -> libraries.of(id).conversations().restore(id));
        listeners.tell(id);
    }

    @Override
    public void purge(List<Long> ids) {
        ids.forEach(stopAnswers::accept);
        Notices.keep(() -> ids.stream()
                .collect(Collectors.groupingBy(libraries::of))
                .forEach(Library::purge));
        attachments.forgetOpened();
        ids.forEach(listeners::tell);
    }

    @Override
    public Subscription listen(LongConsumer listener) {
        return listeners.add(listener::accept);
    }
}
