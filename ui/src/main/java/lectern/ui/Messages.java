package lectern.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import lectern.app.AppException;
import lectern.app.Notice;

/**
 * Every sentence and label of the window, by key, in the language of the system. The keys are written out where they
 * are used, so that a test can find the missing and the unused ones.
 */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("lectern.ui.messages");

    private Messages() {}

    /** The text for a key; {@code {0}}, {@code {1}} … are replaced, numbers in the language's own form. */
    public static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), locale()).format(arguments);
    }

    /**
     * What a notice says: translated where there is a translation and all that it speaks of is known, else the sentence
     * that comes with it. Answers that were kept by an older Lectern may know less.
     */
    public static String of(Notice notice) {
        return of(notice, BUNDLE);
    }

    static String of(Notice notice, ResourceBundle bundle) {
        var key = "notice." + notice.key();
        if (!bundle.containsKey(key)) {
            return notice.sentence();
        }
        var format = new MessageFormat(bundle.getString(key), bundle.getLocale());
        return format.getFormatsByArgumentIndex().length <= notice.arguments().size()
                ? format.format(notice.arguments().toArray())
                : notice.sentence();
    }

    /** What to tell a person about a failure: its own sentence if it has one, else the given one. */
    public static String of(Throwable failure, String otherwise) {
        return failure instanceof AppException known ? of(known.notice()) : otherwise;
    }

    /** The language that the texts are in, for dates and numbers beside them. */
    public static Locale locale() {
        var locale = BUNDLE.getLocale();
        return locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
    }
}
