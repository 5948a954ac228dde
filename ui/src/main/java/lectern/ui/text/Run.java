package lectern.ui.text;

import java.util.Set;

/**
 * Words of one look.
 *
 * @param text never empty
 * @param target where a {@link Look#LINK} leads to; empty for everything else
 */
public record Run(String text, Set<Look> looks, String target) {

    public Run {
        looks = Set.copyOf(looks);
    }

    public static Run plain(String text) {
        return new Run(text, Set.of(), "");
    }

    public static Run of(String text, Look look) {
        return new Run(text, Set.of(look), "");
    }
}
