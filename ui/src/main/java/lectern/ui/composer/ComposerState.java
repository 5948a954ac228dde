package lectern.ui.composer;

/** What the composer can do now. */
public enum ComposerState {
    /** There is nothing to send. */
    EMPTY,
    /** There is something to send, but an attachment is still being read. */
    READING,
    /** There is something to send. */
    READY,
    /** An answer is being written; it can be stopped. */
    ANSWERING
}
