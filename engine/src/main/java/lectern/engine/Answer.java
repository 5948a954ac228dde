package lectern.engine;

import java.util.List;

/**
 * A finished answer.
 *
 * @param text what was written
 * @param tokenIds the tokens it was written in, without the one that ended the turn
 * @param stopReason why it ended
 * @param stats what it cost
 * @param pictures what the model was shown
 * @param chances how sure the model was of each token of {@code tokenIds}; empty when the engine does not say
 */
public record Answer(
        String text, List<Integer> tokenIds, StopReason stopReason, AnswerStats stats, List<ShownPicture> pictures,
        List<TokenChance> chances) {
    public Answer {
        tokenIds = List.copyOf(tokenIds);
        pictures = List.copyOf(pictures);
        chances = List.copyOf(chances);
    }

    /** Of an engine that does not say how sure it was. */
    public Answer(
            String text, List<Integer> tokenIds, StopReason stopReason, AnswerStats stats,
            List<ShownPicture> pictures) {
        this(text, tokenIds, stopReason, stats, pictures, List.of());
    }
}
