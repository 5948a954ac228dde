package lectern.app.evidence;

/**
 * What is compared of a text.
 *
 * @param plain as it is compared: small letters, figures in one form
 * @param start of its first character in the text
 * @param end after its last
 * @param capital whether it begins with a capital letter
 * @param marked whether a sign of a currency or of percent belongs to it
 * @param begins whether a sentence or a line begins with it
 */
record Term(Kind kind, String plain, int start, int end, boolean capital, boolean marked, boolean begins) {

    enum Kind {
        /** Of letters. */
        WORD,
        /** A number, a date in figures, a time. */
        FIGURE,
        /** Letters and figures, such as the number of an invoice. */
        CODE,
        /** One character of a script that has no spaces between words. */
        CHARACTER
    }

    /** Whether it has figures. */
    boolean hasFigures() {
        return kind == Kind.FIGURE || kind == Kind.CODE;
    }

    /** How many digits it has, from the first that is not 0. */
    int digits() {
        return (int) plain.chars().filter(c -> c >= '0' && c <= '9').dropWhile(c -> c == '0').count();
    }

    /** The same with what is true of another one too. */
    Term shared(Term other) {
        return new Term(
                kind, plain, start, end, capital && other.capital, marked && other.marked, begins && other.begins);
    }
}
