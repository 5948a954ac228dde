package lectern.app.extract;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number as it stands in a document, in any of the usual ways: with a currency, thousands apart, a point or a comma
 * before decimals, digits of any script.
 */
final class WrittenNumber {

    private static final Pattern CURRENCY = Pattern.compile(Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.joining("|", "\\p{Sc}|\\b(?:", ")\\b")));
    private static final Pattern SIGN = Pattern.compile("^[+\\-\u2212]");
    private static final Pattern SPACES = Pattern.compile("\\p{Z}+");

    /** Thousands, or the two and three figures of India, behind one kind of separator. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([.,'])(?:\\d{2,3}\\1)*\\d{3})?");

    /** Thousands in one country, decimals in another. Amounts have no more than two decimals. */
    private static final Pattern TWOFOLD = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    private WrittenNumber() {}

    /**
     * @return with a point before decimals and nothing else beside digits and a minus; empty where it is something else
     *     or may be read in two ways
     */
    static Optional<String> amount(String text) {
        return read(CURRENCY.matcher(text).replaceFirst(" "), true);
    }

    /** As {@link #amount}, without a currency. */
    static Optional<String> number(String text) {
        return read(text, false);
    }

    private static Optional<String> read(String text, boolean hundredths) {
        var plain = plain(text);
        boolean negative = SIGN.matcher(plain).find() && plain.charAt(0) != '+';
        var number = SIGN.matcher(plain).replaceFirst("");
        if (!hundredths && TWOFOLD.matcher(number).matches()) {
            return Optional.empty();
        }
        int mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (mark < 0 || isThousands(number, mark)) {
            return whole(number).map(whole -> signed(negative, whole));
        }
        // The same mark before decimals and between thousands is that of a version or an item.
        if (number.indexOf(number.charAt(mark)) < mark) {
            return Optional.empty();
        }
        var decimals = number.substring(mark + 1);
        return DIGITS.matcher(decimals).matches()
                ? whole(number.substring(0, mark)).map(whole -> signed(negative, whole + "." + decimals))
                : Optional.empty();
    }

    /** Digits in ASCII, apostrophes for the spaces between them, no full stop of a sentence. */
    private static String plain(String text) {
        var digits = text.codePoints()
                .mapToObj(c -> Character.isDigit(c) ? "" + Character.digit(c, 10) : Character.toString(c))
                .collect(Collectors.joining())
                .replace('\u066B', '.')
                .replace('\u066C', ',')
                .replace('\u2019', '\'');
        // Those that do not break are no white space to Java.
        var spaced = SPACES.matcher(digits).replaceAll(" ").strip();
        var ended = spaced.endsWith(".") ? spaced.substring(0, spaced.length() - 1).strip() : spaced;
        return ended.replaceFirst("^([+\\-\u2212]) ", "$1").replace(' ', '\'');
    }

    /** Whether what looks like the mark before decimals is the last of those between thousands. */
    private static boolean isThousands(String number, int mark) {
        return number.length() - mark == 4 && GROUPED.matcher(number).matches() && !number.startsWith("0");
    }

    private static Optional<String> whole(String number) {
        return DIGITS.matcher(number).matches() || GROUPED.matcher(number).matches()
                ? Optional.of(number.replaceAll("[.,']", ""))
                : Optional.empty();
    }

    private static String signed(boolean negative, String number) {
        var value = new BigDecimal(number);
        return (negative ? value.negate() : value).toPlainString();
    }
}
