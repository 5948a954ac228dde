package lectern.app.evidence;

import java.util.List;
import java.util.Set;

/**
 * How telling it is that an answer and a page both say something: points for each of its terms that the question has
 * not said already.
 *
 * <p>A figure of four digits or more that is not round tells enough by itself, as does one of three with a fraction or
 * of two with a sign of a currency or of percent; so do two capitalised words beside each other, a date in words, and
 * five long words in a row. A year, a smaller number, a common word, or a name alone do not, unless they are all of the
 * answer.
 *
 * @param points {@link #ENOUGH} or more for what may be shown as evidence
 * @param from the first of the terms that has points
 * @param to after the last that has; {@code from} where none has
 */
record PassageWeight(int points, int from, int to) {

    static final int ENOUGH = 70;

    private static final int FIGURE = 100;
    private static final int SMALL_WITH_SIGN = 80;
    private static final int HUNDREDS = 60;

    /** Of a year, a round number, a fraction of few digits. */
    private static final int LITTLE = 40;

    private static final int SMALL = 20;

    /** Of small numbers in a row: those at the axes of charts are alike everywhere. */
    private static final int MOST_OF_SMALL = 40;

    private static final int NAME = 40;
    private static final int LONG_WORD = 15;
    private static final int LONG_WORD_WITHOUT_CASE = 20;
    private static final int CHARACTER = 12;
    private static final int HIRAGANA = 4;

    /** For what is quoted, or all of a short answer. */
    private static final int WHOLE = 40;

    boolean isEnough() {
        return points >= ENOUGH;
    }

    /**
     * @param said the terms with what is true of them in the answer and on the page
     * @param asked terms of the question, as they are compared
     * @param whole whether all of a quotation or of a short answer is in it
     */
    static PassageWeight of(List<Term> said, Set<String> asked, boolean whole) {
        int sum = 0;
        int from = 0;
        int to = 0;
        int small = 0;
        for (int i = 0; i < said.size(); i++) {
            int points = asked.contains(said.get(i).plain()) ? 0 : points(said, i, whole);
            if (points == SMALL && said.get(i).kind() == Term.Kind.FIGURE) {
                small += points;
                points = small > MOST_OF_SMALL ? 0 : points;
            }
            if (points > 0) {
                from = sum == 0 ? i : from;
                to = i + 1;
                sum += points;
            }
        }
        return new PassageWeight(sum > 0 && whole ? sum + WHOLE : sum, from, to);
    }

    private static int points(List<Term> said, int at, boolean whole) {
        var term = said.get(at);
        return switch (term.kind()) {
            case FIGURE -> figure(term);
            case CODE -> code(term);
            case CHARACTER ->
                Character.UnicodeScript.of(term.plain().codePointAt(0)) == Character.UnicodeScript.HIRAGANA
                        ? HIRAGANA
                        : CHARACTER;
            case WORD -> word(said, at, whole);
        };
    }

    private static int figure(Term term) {
        var plain = term.plain();
        if (plain.contains("/")) {
            // A range may be anything; a date has more digits.
            return term.digits() >= 5 ? FIGURE : LITTLE;
        }
        int digits = term.digits();
        if (term.marked()) {
            return digits > 2 ? FIGURE : digits == 2 ? SMALL_WITH_SIGN : LITTLE;
        }
        if (plain.contains(".")) {
            return digits > 2 ? FIGURE : LITTLE;
        }
        boolean round = plain.matches("\\d0{2,}");
        boolean year = plain.matches("(?:19|20)\\d\\d");
        return digits < 3 ? SMALL : round || year ? LITTLE : digits == 3 ? HUNDREDS : FIGURE;
    }

    /** The year of a source, such as 2006a, is a year. */
    private static int code(Term term) {
        return term.digits() > 2 && !term.plain().matches("(?:19|20)\\d\\d\\p{L}") ? FIGURE : LITTLE;
    }

    private static int word(List<Term> said, int at, boolean whole) {
        var word = said.get(at);
        int length = word.plain().length();
        // Short words begin no name, but end some, such as Nour Inc. Where both answer and page begin a sentence with
        // it, its capital says nothing.
        boolean inName = !word.begins() && length >= (at == 0 ? 4 : 3) && isInName(said, at);
        if (word.capital() && (inName || whole && length > 3)) {
            return NAME;
        }
        boolean withoutCase = Character.getType(word.plain().codePointAt(0)) == Character.OTHER_LETTER;
        if (withoutCase) {
            return length >= 4 ? LONG_WORD_WITHOUT_CASE : 0;
        }
        return length >= 5 ? LONG_WORD : 0;
    }

    /** In German, every noun has a capital: only beside another one, or beside figures, it speaks of a name. */
    private static boolean isInName(List<Term> said, int at) {
        return at > 0 && speaksOfName(said.get(at - 1))
                || at + 1 < said.size() && speaksOfName(said.get(at + 1));
    }

    private static boolean speaksOfName(Term beside) {
        return beside.capital() || beside.hasFigures();
    }
}
