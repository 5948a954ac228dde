package lectern.app.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text as terms that can be compared.
 *
 * <p>Compatible forms of characters are one (NFKC), capital and small letters too; hyphens, apostrophes and full stops
 * inside words do not count, nor the signs of Arabic vowels. Scripts that have no spaces between words (Chinese,
 * Japanese) are taken character by character.
 */
final class Terms {

    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー";
    private static final String SPACED = "[\\p{L}\\p{N}\\p{M}&&[^" + UNSPACED + "]]{1,200}+";

    /** What holds parts of a term together: a mark between two figures, two letters, or a hyphen. */
    private static final String JOINT =
            "(?:(?<=\\p{Nd})[.,'’٬٫/:–](?=\\p{Nd})|(?<=[\\p{L}\\p{M}])['’.&](?=\\p{L})|[-‐])";

    private static final Pattern TERM =
            Pattern.compile("[" + UNSPACED + "]|" + SPACED + "(?:" + JOINT + SPACED + "){0,20}+");

    /** Between letters; and Arabic vowels and the stroke that makes words longer. */
    private static final Pattern NOT_COMPARED =
            Pattern.compile("(?<=[\\p{L}\\p{M}])['’.‐-](?=\\p{L})|[\\u0640\\u064B-\\u065F\\u0670]");

    private static final Pattern FIGURES = Pattern.compile("[\\p{Nd}.,'’٬٫/:–‐-]+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern FIRST_GROUP = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern NEXT_GROUP = Pattern.compile("\\d{3}");
    private static final Pattern LAST_GROUP = Pattern.compile("\\d{3}[.,]\\d{1,2}");

    private static final String OPENING = "([{\"'“„«»‹‘‚「『*_#> ";
    private static final String ENDING = ".!?:;。！？：•|\n-";
    private static final String SIGNS_AFTER = "%‰円元圓";

    private Terms() {}

    /** A text in the form in which {@link #of} takes it. Soft hyphens are gone. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace("\u00AD", "");
    }

    /** @param text in its normal form */
    static List<Term> of(String text) {
        var terms = new ArrayList<Term>();
        for (var found = TERM.matcher(text); found.find(); ) {
            var kind = kind(found.group());
            terms.add(new Term(
                    kind, plain(found.group(), kind), found.start(), found.end(), startsWithCapital(found.group()),
                    kind == Term.Kind.FIGURE && isMarked(text, found.start(), found.end()),
                    begins(text, found.start())));
        }
        return terms;
    }

    private static Term.Kind kind(String written) {
        boolean figures = written.codePoints().anyMatch(Character::isDigit);
        if (figures) {
            return FIGURES.matcher(written).matches() ? Term.Kind.FIGURE : Term.Kind.CODE;
        }
        return written.matches("[" + UNSPACED + "]") ? Term.Kind.CHARACTER : Term.Kind.WORD;
    }

    private static String plain(String written, Term.Kind kind) {
        if (kind == Term.Kind.FIGURE) {
            return Figures.plain(written);
        }
        var letters = POSSESSIVE.matcher(written).replaceFirst("");
        return NOT_COMPARED.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static boolean startsWithCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    /** Whether a sign of a currency or of percent stands beside figures, with at most a space between. */
    private static boolean isMarked(String text, int start, int end) {
        int before = start > 0 && text.charAt(start - 1) == ' ' ? start - 2 : start - 1;
        int after = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return before >= 0 && isCurrency(text.charAt(before)) && !isDigit(text, before - 1)
                || after < text.length()
                        && (isCurrency(text.charAt(after)) || SIGNS_AFTER.indexOf(text.charAt(after)) >= 0)
                        && !isDigit(text, after + 1);
    }

    private static boolean isCurrency(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean begins(String text, int start) {
        int at = start - 1;
        while (at >= 0 && OPENING.indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 || ENDING.indexOf(text.charAt(at)) >= 0;
    }

    /**
     * A number whose thousands are set apart by spaces.
     *
     * @param plain as it is compared
     * @param terms how many it is written as
     */
    record Spaced(String plain, int terms) {}

    /**
     * The number with spaces that begins with a term, if one does. It may as well be several numbers beside each other,
     * as in a table.
     *
     * @param text that the terms are of
     */
    static Optional<Spaced> spaced(List<Term> terms, int first, String text) {
        if (!FIRST_GROUP.matcher(written(terms.get(first), text)).matches()) {
            return Optional.empty();
        }
        var number = new StringBuilder(written(terms.get(first), text));
        int next = first + 1;
        boolean last = false;
        while (!last && next < terms.size() && follows(terms.get(next - 1), terms.get(next), text)) {
            var group = written(terms.get(next), text);
            last = LAST_GROUP.matcher(group).matches();
            if (!last && !NEXT_GROUP.matcher(group).matches()) {
                break;
            }
            number.append(group);
            next++;
        }
        return next > first + 1
                ? Optional.of(new Spaced(Figures.plain(number.toString()), next - first))
                : Optional.empty();
    }

    private static boolean follows(Term before, Term after, String text) {
        return after.start() == before.end() + 1 && text.charAt(before.end()) == ' ';
    }

    private static String written(Term term, String text) {
        return text.substring(term.start(), term.end());
    }
}
