package lectern.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lectern.engine.EngineException;
import lectern.engine.document.PictureException;
import lectern.storage.MessageError;
import lectern.storage.StorageException;
import lectern.storage.StorageNotice;

/** The keys that notices have, for whoever translates them. */
public final class NoticeKeys {

    /** Neither text nor a picture was given. */
    public static final String QUESTION_EMPTY = "question.empty";

    /** There is no question in this conversation yet. */
    public static final String QUESTION_NONE = "question.none";

    /** A title without a visible character. */
    public static final String TITLE_EMPTY = "title.empty";

    /** The oldest messages did not fit into the model's window. Argument: how many. */
    public static final String ANSWER_LEFT_OUT = "answer.left-out";

    /** Not all pages of a document fit. Arguments: its name, how many it has, those that were asked about. */
    public static final String ANSWER_PAGES = "answer.pages";

    /** The document is encrypted and needs a password. Argument: its name. */
    public static final String PASSWORD = "picture.password";

    /** The document is encrypted and needs another password. Argument: its name. */
    public static final String WRONG_PASSWORD = "picture.wrong-password";

    /** The answer ends where the model's window is full. */
    public static final String ANSWER_WINDOW_FULL = "answer.window-full";

    /** The answer ends at the number of tokens that was set. */
    public static final String ANSWER_MAX_TOKENS = "answer.max-tokens";

    /** The program was closed, or ended, while the answer was written. */
    public static final String ANSWER_PROGRAM_ENDED = MessageError.PROGRAM_ENDED;

    /** The model was opened again, because the engine had ended. */
    public static final String MODEL_REOPENED = "model.reopened";

    /** The context window is smaller than it was wanted, for lack of memory. Arguments: its tokens, those wanted. */
    public static final String MODEL_MEMORY_CONTEXT = "model.memory-context";

    /** A model may not fit into memory. Arguments: the gigabytes that it takes at most, those that are free. */
    public static final String MODEL_MEMORY_SHORT = "model.memory-short";

    /** Conversations could not be written to a file. Argument: the file. */
    public static final String EXPORT_FAILED = "export.failed";

    /** A file has no conversations that can be read. Argument: the file. */
    public static final String IMPORT_UNUSABLE = "import.unusable";

    /** A table cannot be begun or gone on with. */
    public static final String TABLE_FAILED = "table.failed";

    /** A defect: the cause is in the log. */
    public static final String INTERNAL = "app.internal";

    private NoticeKeys() {}

    /** Whether a password is all that keeps a document from being read. */
    public static boolean isLocked(Notice notice) {
        return notice.key().equals(PASSWORD) || notice.key().equals(WRONG_PASSWORD);
    }

    /** Every key there is. */
    public static Set<String> all() {
        var keys = new TreeSet<>(Set.of(
                QUESTION_EMPTY,
                QUESTION_NONE,
                TITLE_EMPTY,
                ANSWER_LEFT_OUT,
                ANSWER_PAGES,
                ANSWER_WINDOW_FULL,
                ANSWER_MAX_TOKENS,
                ANSWER_PROGRAM_ENDED,
                MODEL_REOPENED,
                MODEL_MEMORY_CONTEXT,
                MODEL_MEMORY_SHORT,
                EXPORT_FAILED,
                IMPORT_UNUSABLE,
                TABLE_FAILED,
                INTERNAL));
        Stream.of(
                        StorageException.Reason.values(),
                        StorageNotice.Kind.values(),
                        EngineException.Reason.values(),
                        PictureException.Reason.values())
                .flatMap(Arrays::stream)
                .map(NoticeKeys::of)
                .forEach(keys::add);
        return keys;
    }

    static String of(Enum<?> reason) {
        var area = switch (reason) {
            case StorageException.Reason r -> "storage";
            case StorageNotice.Kind k -> "storage";
            case EngineException.Reason r -> "engine";
            case PictureException.Reason r -> "picture";
            default -> throw new IllegalArgumentException("No key for " + reason.getClass());
        };
        return area + "." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
