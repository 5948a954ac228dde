package lectern.ui.text;

import java.util.Set;

/**
 * Something about a range of the characters that are shown.
 *
 * @param start its first character, as {@link SelectableText#getText} counts
 * @param end after its last
 * @param looks added to those it has
 * @param target where it leads to; empty for nowhere
 * @param note what there is to know of it, shown on hover and on focus; empty for nothing
 */
public record Mark(int start, int end, Set<Look> looks, String target, String note) {
    public Mark {
        looks = Set.copyOf(looks);
    }
}
