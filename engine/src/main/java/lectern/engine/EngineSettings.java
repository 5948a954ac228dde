package lectern.engine;

import java.util.Objects;

/**
 * How a model is run. Zero means: let the engine choose.
 *
 * @param threads CPU threads for prefill, generation and encoding; 0 = one for each physical core
 * @param contextSize tokens of the context window; 0 = the smaller of 8,192 and what the model was trained for
 * @param batchSize most tokens handed to one decode call; 0 = 2,048
 * @param microBatchSize most tokens computed at once, never fewer than one picture takes; 0 = 512
 * @param gpuLayers layers kept on a GPU where there is one; -1 = all of them
 * @param encoder what turns pictures into image tokens
 * @param keep how much is kept on the disk between questions
 */
public record EngineSettings(
        int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers, EncoderChoice encoder,
        Keep keep) {

    /**
     * How much is kept on the disk between questions; what was used longest ago goes first.
     *
     * @param imageTokens most bytes of image tokens; 0 = none are kept
     * @param prompts most bytes of what the model made of the beginnings of prompts; 0 = none are kept
     */
    public record Keep(long imageTokens, long prompts) {

        /** Image tokens of some 400 pictures of Gemma 3 4B, and some dozens of its prompts. */
        public static final Keep DEFAULT = new Keep(1L << 30, 2L << 30);

        public Keep {
            if (imageTokens < 0 || prompts < 0) {
                throw new IllegalArgumentException("Sizes on the disk must not be negative.");
            }
        }
    }

    /** Tokens of the context window, unless the model was trained for fewer or a size is set. */
    public static final int DEFAULT_CONTEXT = 8192;

    /** Tokens computed at once, unless a number is set. */
    public static final int DEFAULT_MICRO_BATCH = 512;

    public static final EngineSettings DEFAULT = new EngineSettings(0, 0, 0, 0, -1);

    /** With the encoder left to the engine. */
    public EngineSettings(int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers) {
        this(threads, contextSize, batchSize, microBatchSize, gpuLayers, EncoderChoice.AUTO);
    }

    /** With the usual sizes on the disk. */
    public EngineSettings(
            int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers, EncoderChoice encoder) {
        this(threads, contextSize, batchSize, microBatchSize, gpuLayers, encoder, Keep.DEFAULT);
    }

    public EngineSettings withContextSize(int tokens) {
        return new EngineSettings(threads, tokens, batchSize, microBatchSize, gpuLayers, encoder, keep);
    }

    public EngineSettings withKeep(Keep sizes) {
        return new EngineSettings(threads, contextSize, batchSize, microBatchSize, gpuLayers, encoder, sizes);
    }

    public EngineSettings {
        Objects.requireNonNull(encoder);
        Objects.requireNonNull(keep);
        if (threads < 0 || contextSize < 0 || batchSize < 0 || microBatchSize < 0 || gpuLayers < -1) {
            throw new IllegalArgumentException("Engine settings must not be negative.");
        }
    }
}
