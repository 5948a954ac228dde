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
 */
public record Answer(
        String text, List<Integer> tokenIds, StopReason stopReason, AnswerStats stats, List<ShownPicture> pictures) {
    public Answer {
        tokenIds = List.copyOf(tokenIds);
        pictures = List.copyOf(pictures);
    }
}
