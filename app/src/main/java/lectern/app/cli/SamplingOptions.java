package lectern.app.cli;

import java.util.List;
import lectern.engine.AnswerOptions;
import lectern.engine.Sampling;
import picocli.CommandLine.Option;

/** Options that say how an answer is written. */
final class SamplingOptions {

    @Option(names = "--greedy", description = "Always the likeliest token.")
    private boolean greedy;

    @Option(names = "--temperature", paramLabel = "T", description = "Default: ${DEFAULT-VALUE}.")
    private double temperature = Sampling.READING.temperature();

    @Option(names = "--top-k", paramLabel = "K", description = "Default: ${DEFAULT-VALUE}; 0 = all.")
    private int topK = Sampling.READING.topK();

    @Option(names = "--top-p", paramLabel = "P", description = "Default: ${DEFAULT-VALUE}; 1 = all.")
    private double topP = Sampling.READING.topP();

    @Option(names = "--min-p", paramLabel = "P", description = "Default: ${DEFAULT-VALUE}; 0 = none.")
    private double minP = Sampling.READING.minP();

    @Option(names = "--repeat-penalty", paramLabel = "X", description = "Default: ${DEFAULT-VALUE}; 1 = off.")
    private double repeatPenalty = Sampling.READING.repeatPenalty();

    @Option(names = "--seed", paramLabel = "N", description = "For the same answer again. Default: a new one.")
    private long seed = -1;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Most tokens to write. Default: no limit.")
    private int maxTokens;

    @Option(names = "--stop", paramLabel = "TEXT", description = "End the answer where this text would appear.")
    private List<String> stops = List.of();

    AnswerOptions options() throws InputException {
        try {
            return new AnswerOptions(
                    new Sampling(
                            greedy ? 0 : temperature, topK, topP, minP, repeatPenalty,
                            Sampling.READING.repeatLastN(), seed),
                    maxTokens, stops);
        } catch (IllegalArgumentException e) {
            throw new InputException(ExitCode.USAGE, e.getMessage());
        }
    }
}
