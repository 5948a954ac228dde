package lectern.engine;

/**
 * What an answer cost.
 *
 * @param loadMillis loading the model that wrote it
 * @param encodeMillis turning pictures into image tokens; 0 when they were known already
 * @param prefillMillis reading the prompt
 * @param generateMillis writing the answer
 * @param promptTokens tokens in the prompt, image tokens among them
 * @param imageTokens image tokens in the prompt
 * @param cachedTokens prompt tokens that the previous question had left in the KV cache
 * @param answerTokens tokens written
 * @param peakMemoryBytes largest resident memory of the engine's process so far; 0 when not known
 */
public record AnswerStats(
        long loadMillis,
        long encodeMillis,
        long prefillMillis,
        long generateMillis,
        int promptTokens,
        int imageTokens,
        int cachedTokens,
        int answerTokens,
        long peakMemoryBytes) {

    /** Answer tokens a second; 0 when nothing was written. */
    public double tokensPerSecond() {
        return generateMillis == 0 ? 0 : answerTokens * 1000.0 / generateMillis;
    }
}
