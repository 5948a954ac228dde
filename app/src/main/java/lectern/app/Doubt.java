package lectern.app;

import java.util.List;

/**
 * A word or a figure of an answer that its model was not sure of.
 *
 * @param start its first character in the answer
 * @param end after its last
 * @param probability of its least likely token, 0 to {@link #THRESHOLD}
 * @param alternatives what it might have been, the likeliest first; an ellipsis stands for what nobody knows
 */
public record Doubt(int start, int end, double probability, List<Alternative> alternatives) {

    /** A word is doubtful when one of its tokens was less likely than this. */
    public static final double THRESHOLD = 0.5;

    public Doubt {
        alternatives = List.copyOf(alternatives);
    }

    /** @param probability of its token, 0 to 1 */
    public record Alternative(String text, double probability) {}
}
