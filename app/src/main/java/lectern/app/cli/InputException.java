package lectern.app.cli;

/** Something in a command's input cannot be used. The message is a sentence for a person. */
final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    InputException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
