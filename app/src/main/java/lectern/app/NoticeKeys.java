package lectern.app;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** The engine that is in use reads text only. Argument: what it says of it. */
    public static final String MODEL_TEXT_ONLY = "model.text-only";

    /** Conversations or a table could not be written to a file. Argument: the file. */
    public static final String EXPORT_FAILED = "export.failed";

    /** A file has no conversations that can be read. Argument: the file. */
    public static final String IMPORT_UNUSABLE = "import.unusable";

    /** A table cannot be begun or removed. Argument: the folder that cannot be written to. */
    public static final String TABLE_FAILED = "table.failed";

    /** The table that was begun last cannot be read. */
    public static final String TABLE_UNREADABLE = "table.unreadable";

    /** A folder has no documents, or cannot be read. Argument: the folder. */
    public static final String TABLE_NO_DOCUMENTS = "table.no-documents";

    /** A defect: the cause is in the log. */
    public static final String INTERNAL = "app.internal";

    private NoticeKeys() {}

    /** Whether a password is all that keeps a document from being read. */
    public static boolean isLocked(Notice notice) {
        return notice.key().equals(PASSWORD) || notice.key().equals(WRONG_PASSWORD);
    }

    /** Whether another size of the context window may help. */
    public static boolean isAboutContextSize(Notice notice) {
        return notice.key().equals(MODEL_MEMORY_CONTEXT)
                || Stream.of(
                                EngineException.Reason.CONTEXT_TOO_SMALL,
                                EngineException.Reason.CONTEXT_BELOW_PICTURE,
                                EngineException.Reason.OUT_OF_MEMORY)
                        .map(NoticeKeys::of)
                        .anyMatch(notice.key()::equals);
    }

    /** Every key there is: the constants of this class, and the reasons of the modules below. */
    public static Set<String> all() {
        var keys = Arrays.stream(NoticeKeys.class.getFields())
                .map(NoticeKeys::value)
                .collect(Collectors.toCollection(TreeSet::new));
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

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("The fields are public", e);
        }
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
