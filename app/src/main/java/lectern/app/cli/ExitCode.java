package lectern.app.cli;

import lectern.engine.EngineException;

/** What a command returns to the shell. */
final class ExitCode {
    static final int OK = 0;
    /** Something failed that is not listed below. */
    static final int FAILED = 1;
    /** The command was written wrongly. */
    static final int USAGE = 2;
    /** A file of the question is missing, empty, damaged or not what it should be. */
    static final int BAD_INPUT = 4;
    /** There is no model, or it cannot be loaded. */
    static final int BAD_MODEL = 5;
    /** The question does not fit into the context window. */
    static final int CONTEXT_TOO_SMALL = 6;
    /** The engine does not run on this computer, or ended while it worked. */
    static final int ENGINE = 7;

    private ExitCode() {}

    static int of(EngineException.Reason reason) {
        return switch (reason) {
            case FILE_UNREADABLE, MODEL_UNSUPPORTED, MODEL_DAMAGED, PROJECTOR_MISMATCH, NO_VISION, NO_MODEL ->
                BAD_MODEL;
            case BAD_CHAT -> BAD_INPUT;
            case CONTEXT_TOO_SMALL, CONTEXT_BELOW_PICTURE -> CONTEXT_TOO_SMALL;
            case NATIVES_UNAVAILABLE, ENGINE_LOST, OUT_OF_MEMORY -> ENGINE;
            case BAD_GRAMMAR, CANCELLED, WORKING_FILE, INTERNAL -> FAILED;
        };
    }
}
