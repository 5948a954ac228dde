package lectern.ui.transcript;

/** What the middle of the window shows. */
public enum TranscriptState {
    /** A conversation is being read from storage. */
    LOADING,
    /** Nothing said yet, and no model to answer. */
    NO_MODEL,
    /** Nothing said yet. */
    EMPTY,
    /** Messages. */
    MESSAGES,
    /** The conversation could not be read. */
    FAILED
}
