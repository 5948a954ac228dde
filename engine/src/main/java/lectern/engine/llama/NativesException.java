package lectern.engine.llama;

/** The native libraries are missing, damaged or do not run here. The message is a sentence for a person. */
public final class NativesException extends Exception {
    private static final long serialVersionUID = 1L;

    public NativesException(String message) {
        super(message);
    }

    public NativesException(String message, Throwable cause) {
        super(message, cause);
    }
}
