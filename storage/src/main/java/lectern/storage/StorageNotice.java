package lectern.storage;

import java.util.List;

/**
 * Something that happened while the library was opened and that a person should read.
 *
 * @param arguments the variable parts of the sentence
 */
public record StorageNotice(Kind kind, String sentence, List<String> arguments) {

    /** What happened. */
    public enum Kind {
        /** The database was damaged: it is kept under another name, and an empty one was begun. */
        DAMAGED_SET_ASIDE,
        /** The database was of an older version: a copy is kept, and it was brought up to date. */
        MIGRATED
    }

    public StorageNotice {
        arguments = List.copyOf(arguments);
    }
}
