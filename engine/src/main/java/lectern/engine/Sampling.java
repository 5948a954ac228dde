package lectern.engine;

/**
 * How the next token is chosen. Applied in this order: repeat penalty, top-k, top-p, min-p, temperature.
 *
 * @param temperature 0 = greedy: always the likeliest token; otherwise the logits are divided by it
 * @param topK keep the k likeliest tokens; 0 = all
 * @param topP keep the likeliest tokens until their probabilities sum to p, 0 to 1; 1 = all
 * @param minP drop tokens less likely than p times the likeliest, 0 to 1; 0 = none
 * @param repeatPenalty divide the score of recent tokens by this; 1 = off
 * @param repeatLastN how many recent tokens the penalty looks at
 * @param seed for a repeatable choice; -1 = a new one for every answer
 */
public record Sampling(
        double temperature, int topK, double topP, double minP, double repeatPenalty, int repeatLastN, long seed) {

    /** Always the likeliest token. */
    public static final Sampling GREEDY = new Sampling(0, 0, 1, 0, 1, 64, -1);

    /** What the Gemma team recommends for conversation. */
    public static final Sampling GEMMA = new Sampling(1.0, 64, 0.95, 0, 1, 64, -1);

    /** For reading values off documents: close to greedy. The default. */
    public static final Sampling READING = new Sampling(0.2, 64, 0.95, 0, 1, 64, -1);

    public Sampling {
        require(temperature >= 0 && temperature <= 10, "Temperature must be from 0 to 10.");
        require(topK >= 0, "Top-k must not be negative.");
        require(topP > 0 && topP <= 1, "Top-p must be above 0 and at most 1.");
        require(minP >= 0 && minP <= 1, "Min-p must be from 0 to 1.");
        require(repeatPenalty > 0 && repeatPenalty <= 10, "The repeat penalty must be above 0 and at most 10.");
        require(repeatLastN >= 0, "The penalty's window must not be negative.");
        require(seed >= -1 && seed < 0xFFFFFFFFL, "The seed must be from 0 to 4,294,967,294, or -1 for a new one.");
    }

    public boolean greedy() {
        return temperature == 0;
    }

    public Sampling withSeed(long newSeed) {
        return new Sampling(temperature, topK, topP, minP, repeatPenalty, repeatLastN, newSeed);
    }

    public Sampling withTemperature(double newTemperature) {
        return new Sampling(newTemperature, topK, topP, minP, repeatPenalty, repeatLastN, seed);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
