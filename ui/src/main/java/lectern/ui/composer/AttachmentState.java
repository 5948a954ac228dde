package lectern.ui.composer;

/** How far an attachment has come. */
public enum AttachmentState {
    /** Being read and stored. */
    READING,
    /** Part of the question. */
    READY,
    /** Cannot be used; a sentence says why. */
    REFUSED
}
