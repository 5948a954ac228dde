package lectern.app.extract;

/** A table that cannot be made as it was asked for. The message is a sentence for a person. */
public final class ExtractException extends Exception {
    private static final long serialVersionUID = 1L;

    ExtractException(String message) {
        super(message);
    }

    ExtractException(String message, Throwable cause) {
        super(message, cause);
    }
}
