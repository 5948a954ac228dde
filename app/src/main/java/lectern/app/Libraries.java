package lectern.app;

import java.util.Optional;
import java.util.OptionalLong;
import lectern.storage.AttachmentStore;
import lectern.storage.Library;

/**
 * The library that is kept and, from the first temporary conversation on, one in memory beside it. Ids of conversations
 * and messages say which of them is meant; an attachment is looked for in memory first.
 */
final class Libraries implements AutoCloseable {

    private final Library kept;
    private Library temporary;
    private boolean closed;

    Libraries(Library kept) {
        this.kept = kept;
    }

    Library kept() {
        return kept;
    }

    synchronized Library temporary() {
        if (closed) {
            // It says so itself, whatever is asked of it.
            return kept;
        }
        if (temporary == null) {
            temporary = kept.openTemporary();
        }
        return temporary;
    }

    /** @param id of a conversation or of a message */
    Library of(long id) {
        return Library.isTemporary(id) ? temporary() : kept;
    }

    /** @param conversation empty for one that is not there yet: it will be kept */
    Library of(OptionalLong conversation) {
        return conversation.isPresent() ? of(conversation.getAsLong()) : kept;
    }

    /** Where the file of an attachment lies, if it is anywhere. */
    AttachmentStore holding(String sha256) {
        return inMemory(sha256).orElse(kept.attachments());
    }

    /** Whether an attachment belongs to a temporary conversation, to others as well or not. */
    boolean isTemporary(AttachmentView attachment) {
        return inMemory(attachment.sha256()).isPresent();
    }

    private synchronized Optional<AttachmentStore> inMemory(String sha256) {
        return Optional.ofNullable(temporary).map(Library::attachments).filter(store -> store.has(sha256));
    }

    /** Removes everything for good. */
    void wipe() {
        synchronized (this) {
            if (temporary != null) {
                temporary.wipe();
            }
        }
        kept.wipe();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (temporary != null) {
                temporary.close();
            }
        } finally {
            kept.close();
        }
    }
}
