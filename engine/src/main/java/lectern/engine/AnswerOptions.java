package lectern.engine;

import java.util.List;
import java.util.Optional;

/**
 * @param sampling how tokens are chosen
 * @param maxTokens most tokens to write; 0 = until the model ends its turn or the context window is full
 * @param stops strings that end the answer; they are not part of it
 * @param grammar what every answer has to follow, in llama.cpp's GBNF with a rule {@code root}
 *     ({@link lectern.engine.grammar.JsonGrammar} writes one); empty for anything. How sure the model was of a token is
 *     said as without a grammar: a token that only the grammar wanted has a small probability
 * @param memoryOnly whether the engine may remember words and pictures in memory only, and writes nothing of them
 */
public record AnswerOptions(
        Sampling sampling, int maxTokens, List<String> stops, Optional<String> grammar, boolean memoryOnly) {

    public static final AnswerOptions DEFAULT = new AnswerOptions(Sampling.READING, 0, List.of());

    public AnswerOptions {
        stops = List.copyOf(stops);
        if (maxTokens < 0) {
            throw new IllegalArgumentException("The number of tokens must not be negative.");
        }
        if (stops.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A stop string must not be empty.");
        }
        if (grammar.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A grammar must not be empty.");
        }
    }

    /** Without a grammar; what saves time later is kept. */
    public AnswerOptions(Sampling sampling, int maxTokens, List<String> stops) {
        this(sampling, maxTokens, stops, Optional.empty(), false);
    }

    public AnswerOptions withGrammar(String gbnf) {
        return new AnswerOptions(sampling, maxTokens, stops, Optional.of(gbnf), memoryOnly);
    }

    public AnswerOptions withMemoryOnly(boolean only) {
        return new AnswerOptions(sampling, maxTokens, stops, grammar, only);
    }
}
