package lectern.ui.transcript;

/** How far a message has come. A question is always {@link #DONE}. */
public enum MessageState {
    /** Asked, nothing heard yet. */
    WAITING,
    /** Other answers are written first. */
    QUEUED,
    /** The model is being loaded. */
    LOADING_MODEL,
    /** A picture is being turned into image tokens. */
    ENCODING_PICTURE,
    /** The prompt is being read. */
    READING_PROMPT,
    /** Text arrives. */
    WRITING,
    /** Complete. */
    DONE,
    /** The person stopped it; what was written is kept. */
    STOPPED,
    /** It ended early for another reason; what was written is kept. */
    INTERRUPTED;

    /** Whether more is to come. */
    public boolean inProgress() {
        return switch (this) {
            case WAITING, QUEUED, LOADING_MODEL, ENCODING_PICTURE, READING_PROMPT, WRITING -> true;
            case DONE, STOPPED, INTERRUPTED -> false;
        };
    }
}
