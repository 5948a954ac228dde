package lectern.storage;

/** How far a message is. */
public enum MessageState {
    /** Whole. Questions always are. */
    COMPLETE,
    /** An answer that is being written. */
    STREAMING,
    /** An answer that broke off because something ended; its text is kept. */
    INTERRUPTED,
    /** An answer that could not be given. */
    FAILED,
    /** An answer that the person stopped; its text is kept. */
    STOPPED
}
