package lectern.app.evidence;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Figures in one form, however they are written: 1,482.50 and 1.482,5 and 1’482.50 are all 1482.5.
 *
 * <p>A mark that stands before each three figures groups thousands, so that 1.482 and 1,482 are both 1482; another one
 * after that is the decimal mark. What is no number, such as a date, stays as it is written, but for leading zeros and
 * for which mark stands between its parts: 14.03.2026 is 14/3/2026.
 */
final class Figures {

    /** Thousands, grouped by threes or as in India or not at all; a fraction. */
    private static final Pattern NUMBER = Pattern.compile(
            "((?!0)\\d{1,3}(?:([,.'])\\d{3})(?:\\2\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d+)(?:(?!\\2)[.,](\\d+))?");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[.,'/–‐-]");

    private Figures() {}

    /** @param written figures of any script, and marks between them */
    static String plain(String written) {
        var text = ascii(written);
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Arrays.stream(BETWEEN_PARTS.split(text))
                    .map(part -> part.replaceFirst("^0+(?=\\d)", ""))
                    .collect(Collectors.joining("/"));
        }
        var whole = number.group(1).replaceAll("[,.']", "");
        if (number.group(3) == null) {
            return whole;
        }
        var fraction = number.group(3).replaceFirst("0+$", "");
        return whole.replaceFirst("^0+(?=\\d)", "") + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static String ascii(String written) {
        var out = new StringBuilder();
        written.codePoints()
                .map(c -> switch (c) {
                    case '٫' -> '.';
                    case '٬' -> ',';
                    case '’' -> '\'';
                    default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
                })
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
