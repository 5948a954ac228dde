package lectern.app.eval;

/** A folder is not a labelled one. The message is a sentence for a person. */
public final class LabelledFolderException extends Exception {
    private static final long serialVersionUID = 1L;

    LabelledFolderException(String message) {
        super(message);
    }
}
