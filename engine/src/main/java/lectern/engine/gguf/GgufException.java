package lectern.engine.gguf;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import lectern.engine.EngineException;

/** A file that cannot be used as a model. The message is a sentence for a person: what is wrong, what to do next. */
public final class GgufException extends Exception {

    /** What is wrong with the file, for callers that translate or react. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** The file is there but cannot be read: a folder, no permission, a failing disk. */
        UNREADABLE,
        /** The file is something else: a web page, an archive, weights in another format. */
        NOT_GGUF,
        /** A sound GGUF file of a kind, version or architecture that Lectern does not run. */
        UNSUPPORTED,
        /** The file contradicts itself. */
        DAMAGED,
        /** The file ends before its contents do. */
        INCOMPLETE,
        /** Model and projector are each sound but do not belong together. */
        MISMATCH
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String file;

    /** @param file the one that is to blame; of a pair, either */
    public GgufException(Reason reason, Path file, String sentence) {
        this(reason, file, sentence, null);
    }

    public GgufException(Reason reason, Path file, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = Objects.requireNonNull(reason);
        this.file = name(file);
    }

    public Reason reason() {
        return reason;
    }

    /** The same, as the engine tells it. */
    public EngineException toEngineException() {
        var kind = switch (reason) {
            case MISSING, UNREADABLE -> EngineException.Reason.FILE_UNREADABLE;
            case NOT_GGUF, UNSUPPORTED -> EngineException.Reason.MODEL_UNSUPPORTED;
            case DAMAGED, INCOMPLETE -> EngineException.Reason.MODEL_DAMAGED;
            case MISMATCH -> EngineException.Reason.PROJECTOR_MISMATCH;
        };
        return new EngineException(kind, List.of(file), getMessage(), this);
    }

    static GgufException damaged(Path file, String contradiction) {
        return new GgufException(Reason.DAMAGED, file, quote(file) + " is damaged: " + contradiction
                + ". Download or copy the file again.");
    }

    static GgufException incomplete(Path file, String where) {
        return new GgufException(Reason.INCOMPLETE, file, quote(file) + " is incomplete: " + where
                + ". The download or copy was cut short; fetch the file again.");
    }

    static GgufException unsupported(Path file, String sentence) {
        return new GgufException(Reason.UNSUPPORTED, file, quote(file) + " " + sentence);
    }

    /** The file's own name in quotation marks; the folder is left out because it is long and says nothing. */
    static String quote(Path file) {
        return "“" + name(file) + "”";
    }

    private static String name(Path file) {
        var name = file.getFileName();
        return String.valueOf(name == null ? file : name);
    }
}
