package lectern.engine;

/** Why an answer ended. */
public enum StopReason {
    /** The model ended its turn. */
    END_OF_TURN,
    /** A stop string appeared. */
    STOP_STRING,
    /** As many tokens as were asked for. */
    MAX_TOKENS,
    /** The context window is full. */
    CONTEXT_FULL,
    /** The person stopped it. */
    CANCELLED
}
