package lectern.engine;

import java.util.List;

/**
 * How sure a model was of one token that it wrote: before sampling, at temperature 1.
 *
 * @param text what the token says; U+FFFD where it is only a part of a character
 * @param probability 0 to 1
 * @param alternatives the likeliest other tokens, the likeliest first
 */
public record TokenChance(String text, double probability, List<Alternative> alternatives) {

    public TokenChance {
        alternatives = List.copyOf(alternatives);
    }

    /** A token that might have been written instead. */
    public record Alternative(String text, double probability) {}
}
