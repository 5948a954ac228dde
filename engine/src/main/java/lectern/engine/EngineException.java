package lectern.engine;

import java.util.List;

/** Something the engine could not do. The message is a sentence for a person: what happened and what to do next. */
public final class EngineException extends Exception {

    /** What went wrong, for callers that translate or react. */
    public enum Reason {
        /** The file is missing or cannot be read. Argument: its name. */
        FILE_UNREADABLE,
        /** The file is not a model or projector that Lectern can load. */
        MODEL_UNSUPPORTED,
        /** The file is damaged or incomplete, or the library does not load it. Argument: its name. */
        MODEL_DAMAGED,
        /** The projector belongs to another model. */
        PROJECTOR_MISMATCH,
        /** Pictures were sent to a model that has no projector, or to an engine that reads text only. */
        NO_VISION,
        /** No model is open. */
        NO_MODEL,
        /** The chat is not one a model can answer: nothing to answer, or roles that do not alternate. */
        BAD_CHAT,
        /** The grammar that the answer should follow cannot be read, or this model cannot follow it. */
        BAD_GRAMMAR,
        /**
         * The prompt does not fit into the context window. Arguments: its tokens, those of the window, those of the
         * prompt that are for pictures.
         */
        CONTEXT_TOO_SMALL,
        /**
         * The window that was asked for holds not even one picture. Arguments: the tokens of a picture, those asked
         * for, those to ask for at least.
         */
        CONTEXT_BELOW_PICTURE,
        /** A file of the engine's own, such as prepared pixels or weights, could not be written or read. */
        WORKING_FILE,
        /** The machine has too little memory. */
        OUT_OF_MEMORY,
        /** The native libraries are missing, damaged or do not run here. */
        NATIVES_UNAVAILABLE,
        /** The engine process ended or hung while it worked; it is started again for the next request. */
        ENGINE_LOST,
        /** The work was cancelled before it had a result. */
        CANCELLED,
        /** A defect: the cause is in the log. */
        INTERNAL
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<Object> arguments;

    public EngineException(Reason reason, String message) {
        this(reason, List.of(), message);
    }

    public EngineException(Reason reason, String message, Throwable cause) {
        this(reason, List.of(), message, cause);
    }

    public EngineException(Reason reason, List<Object> arguments, String message) {
        this(reason, arguments, message, null);
    }

    public EngineException(Reason reason, List<Object> arguments, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.arguments = List.copyOf(arguments);
    }

    public Reason reason() {
        return reason;
    }

    /** The variable parts of the sentence that its reason tells of: strings and whole numbers; empty without any. */
    public List<Object> arguments() {
        return arguments;
    }
}
