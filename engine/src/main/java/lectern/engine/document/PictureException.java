package lectern.engine.document;

import java.util.Objects;

/**
 * A file that could not be read as a picture or a document. The message is a full sentence for a person: it names the
 * file, says what is wrong with it and what to do next. Nothing was changed and nothing was kept.
 */
public final class PictureException extends Exception {

    /** What is wrong, for callers that translate or react. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** There is something, but it cannot be read: a folder, a device, no permission, a disk error. */
        UNREADABLE,
        /** The file has no content. */
        EMPTY,
        /** The document is encrypted and needs a password. */
        PASSWORD,
        /** The document is encrypted and needs another password than was given. */
        WRONG_PASSWORD,
        /** The file is something else than a picture or document, or a picture of a kind that is not supported. */
        NOT_A_PICTURE,
        /** More pixels, bytes or memory than can be handled. */
        TOO_LARGE,
        /** A picture whose content is cut off or contradicts itself. */
        DAMAGED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public PictureException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
