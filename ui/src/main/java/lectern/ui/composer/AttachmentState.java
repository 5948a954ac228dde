package lectern.ui.composer;

/** How far an attachment has come. */
public enum AttachmentState {
    /** Being read and stored. */
    READING,
    /** Encrypted: its password has to be given, or it has to be removed, before the question can be sent. */
    LOCKED,
    /** Part of the question. */
    READY,
    /** Cannot be used; a sentence says why. */
    REFUSED
}
