package lectern.ui.text;

import java.util.Set;

/**
 * Words of one look.
 *
 * @param text never empty
 * @param target where a {@link Look#LINK} leads to; empty for everything else
 * @param note what there is to know of it, shown on hover and on focus; empty for nothing
 */
public record Run(String text, Set<Look> looks, String target, String note) {

    public Run {
        looks = Set.copyOf(looks);
    }

    /** Without a note. */
    public Run(String text, Set<Look> looks, String target) {
        this(text, looks, target, "");
    }

    public static Run plain(String text) {
        return new Run(text, Set.of(), "");
    }

    public static Run of(String text, Look look) {
        return new Run(text, Set.of(look), "");
    }
}
