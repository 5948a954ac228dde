package lectern.app;

import java.util.Optional;

/**
 * Questions that are not asked yet: one for each conversation, one for a conversation that is not there yet, and what
 * questions that were asked are being edited to.
 */
public interface Drafts {

    /** The draft of a conversation; empty text and no attachments when there is none. */
    DraftView of(long conversationId);

    /** The draft of the conversation that is not there yet. */
    DraftView ofNew();

    /** Keeps a draft; an empty one is removed. Pictures of a draft are kept as long as the draft has them. */
    void save(long conversationId, DraftView draft);

    /** Keeps the draft of the conversation that is not there yet. */
    void saveNew(DraftView draft);

    /**
     * Keeps what a question is being edited to; it is read with the question, as {@link MessageView#edit}. Asking it
     * removes it.
     *
     * @param text empty when the question is not edited any more
     */
    void saveEdit(long questionId, Optional<String> text);
}
