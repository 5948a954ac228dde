package lectern.storage;

import java.util.List;

/** Something that could not be kept or found. The message is a sentence for a person. */
public final class StorageException extends RuntimeException {

    /** What went wrong, for callers that translate or react. */
    public enum Reason {
        /** Another Lectern has the library open. */
        IN_USE,
        /** The library was written by a newer Lectern. */
        NEWER,
        /** The database file is damaged. */
        DAMAGED,
        /** The file in the database's place is another program's. */
        NOT_A_LIBRARY,
        /** The folder cannot be created or used. */
        FOLDER_UNUSABLE,
        /** The folder or the database cannot be written to. */
        READ_ONLY,
        /** No space is left. */
        DISK_FULL,
        /** An older library could not be brought up to date. */
        MIGRATION_FAILED,
        /** The conversation or message is not there. */
        NOT_FOUND,
        /** The file of a picture is not there, or was never added. */
        ATTACHMENT_MISSING,
        /** The file of a picture is not what was added. */
        ATTACHMENT_DAMAGED,
        /** The library was closed. */
        CLOSED,
        /** A defect or a failing disk: the cause is in the log. */
        INTERNAL
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> arguments;

    StorageException(Reason reason, String sentence, Throwable cause, String... arguments) {
        super(sentence, cause);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    StorageException(Reason reason, String sentence, String... arguments) {
        this(reason, sentence, null, arguments);
    }

    public Reason reason() {
        return reason;
    }

    /** The variable parts of the sentence, such as the folder. */
    public List<String> arguments() {
        return arguments;
    }
}
