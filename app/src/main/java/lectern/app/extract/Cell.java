package lectern.app.extract;

import java.util.OptionalInt;

/**
 * A value in a table.
 *
 * @param value empty when the document does not say
 * @param page of the document that it comes from, from 1; empty when that is not known
 * @param confidence probability of the value's least probable token, 0 to 1: one wrong figure makes a value wrong; 0
 *     when the engine does not say, 1 for what a person wrote
 * @param edited whether a person wrote it
 */
public record Cell(String value, OptionalInt page, double confidence, boolean edited) {

    /** Below this, a value is worth a look at its page. */
    public static final double SURE = 0.8;

    public boolean isUnsure() {
        return !edited && confidence < SURE;
    }

    /** What a person wrote in its place. */
    public Cell edit(String text) {
        return new Cell(text, page, 1, true);
    }
}
