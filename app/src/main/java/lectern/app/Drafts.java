package lectern.app;

/** Questions that are not asked yet: one for each conversation, and one for a conversation that is not there yet. */
public interface Drafts {

    /** The draft of a conversation; empty text and no attachments when there is none. */
    DraftView of(long conversationId);

    /** The draft of the conversation that is not there yet. */
    DraftView ofNew();

    /** Keeps a draft; an empty one is removed. Pictures of a draft are kept as long as the draft has them. */
    void save(long conversationId, DraftView draft);

    /** Keeps the draft of the conversation that is not there yet. */
    void saveNew(DraftView draft);
}
