package lectern.engine;

import java.util.List;

/**
 * @param sampling how tokens are chosen
 * @param maxTokens most tokens to write; 0 = until the model ends its turn or the context window is full
 * @param stops strings that end the answer; they are not part of it
 */
public record AnswerOptions(Sampling sampling, int maxTokens, List<String> stops) {

    public static final AnswerOptions DEFAULT = new AnswerOptions(Sampling.READING, 0, List.of());

    public AnswerOptions {
        stops = List.copyOf(stops);
        if (maxTokens < 0) {
            throw new IllegalArgumentException("The number of tokens must not be negative.");
        }
        if (stops.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A stop string must not be empty.");
        }
    }
}
