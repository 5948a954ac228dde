package lectern.ui.tables;

/** What there is of a table. */
public enum TableState {
    /** Documents and fields are chosen. */
    SETUP,
    /** Rows are being read. */
    RUNNING,
    /** The running row is being stopped. */
    PAUSING,
    /** It can be gone on with. */
    PAUSED,
    /** Every document was read. */
    WHOLE
}
