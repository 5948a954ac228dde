package lectern.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * How an answer ended.
 *
 * @param state any but {@link MessageState#STREAMING}
 * @param stopReason why it ended, in the engine's words
 * @param stats what it cost, as JSON
 * @param model the description of the model that wrote it
 * @param options how it was sampled, as JSON
 * @param doubts the words that the model was not sure of, as JSON
 * @param pages which pages of its question's documents went along, as JSON
 */
public record AnswerEnd(
        MessageState state,
        Optional<String> stopReason,
        Optional<MessageError> error,
        Optional<String> stats,
        Optional<String> model,
        Optional<String> options,
        Optional<String> doubts,
        Optional<String> pages) {
    public AnswerEnd {
        Objects.requireNonNull(stopReason);
        Objects.requireNonNull(error);
        Objects.requireNonNull(stats);
        Objects.requireNonNull(model);
        Objects.requireNonNull(options);
        Objects.requireNonNull(doubts);
        Objects.requireNonNull(pages);
        if (state == MessageState.STREAMING) {
            throw new IllegalArgumentException("An answer does not end in the state of being written.");
        }
    }

    /** An end with nothing to say but its state. */
    public static AnswerEnd of(MessageState state) {
        return new AnswerEnd(
                state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
