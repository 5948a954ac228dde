package lectern.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time, as the language of the window writes them. */
public final class Moments {

    private Moments() {}

    /** The day, in short. */
    public static String day(Instant moment) {
        return day(moment, Messages.locale(), ZoneId.systemDefault());
    }

    static String day(Instant moment, Locale locale, ZoneId zone) {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT), moment, locale, zone);
    }

    /** The day and the minute. */
    public static String minute(Instant moment) {
        var form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return written(form, moment, Messages.locale(), ZoneId.systemDefault());
    }

    /** Without marks of direction (U+200E, U+200F), which JavaFX draws as boxes where a font has no picture of them. */
    private static String written(DateTimeFormatter form, Instant moment, Locale locale, ZoneId zone) {
        return form.withLocale(locale).withZone(zone).format(moment).replaceAll("[\\u200e\\u200f]", "");
    }
}
