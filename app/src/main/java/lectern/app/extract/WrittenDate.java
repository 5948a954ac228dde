package lectern.app.extract;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A date as it stands in a document, in numbers or with the month's name in a language of Lectern. */
final class WrittenDate {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "hi", "ar");

    private static final List<DateTimeFormatter> FORMS = Stream.concat(
                    Stream.of("uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "d.M.uuuu", "d. M. uuuu", "uuuu年M月d日")
                            .map(form -> formatter(form, Locale.ROOT)),
                    LANGUAGES.stream().map(Locale::of).flatMap(language -> Stream.of(
                                    "d[.] MMMM[,] uuuu", "d[.] MMM[.][,] uuuu", "MMMM d[,] uuuu", "MMM[.] d[,] uuuu",
                                    "d 'de' MMMM 'de' uuuu", "d-MMM-uuuu")
                            .map(form -> formatter(form, language))))
            .toList();

    /** Of these, which number is the day depends on the country. */
    private static final List<DateTimeFormatter> TWOFOLD = Stream.of("d/M/uuuu", "M/d/uuuu", "d-M-uuuu", "M-d-uuuu")
            .map(form -> formatter(form, Locale.ROOT))
            .toList();

    private WrittenDate() {}

    /**
     * @return as {@code YYYY-MM-DD}; empty where it is something else, has a year of two digits, or may be read in two
     *     ways
     */
    static Optional<String> of(String text) {
        var written = text.strip().replaceFirst("(?<=\\d)\\.$", "");
        var readings = new HashSet<LocalDate>();
        FORMS.forEach(form -> read(written, form).ifPresent(readings::add));
        TWOFOLD.forEach(form -> read(written, form).ifPresent(readings::add));
        return readings.size() == 1 ? Optional.of(readings.iterator().next().toString()) : Optional.empty();
    }

    private static DateTimeFormatter formatter(String form, Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(form)
                .toFormatter(language)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Optional<LocalDate> read(String written, DateTimeFormatter form) {
        try {
            // Years of fewer digits would be those of antiquity.
            return Optional.of(LocalDate.parse(written, form)).filter(date -> date.getYear() >= 1000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
