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
 */
public record EngineSettings(
        int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers, EncoderChoice encoder) {

    /** Tokens of the context window, unless the model was trained for fewer or a size is set. */
    public static final int DEFAULT_CONTEXT = 8192;

    public static final EngineSettings DEFAULT = new EngineSettings(0, 0, 0, 0, -1);

    /** With the encoder left to the engine. */
    public EngineSettings(int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers) {
        this(threads, contextSize, batchSize, microBatchSize, gpuLayers, EncoderChoice.AUTO);
    }

    public EngineSettings {
        Objects.requireNonNull(encoder);
        if (threads < 0 || contextSize < 0 || batchSize < 0 || microBatchSize < 0 || gpuLayers < -1) {
            throw new IllegalArgumentException("Engine settings must not be negative.");
        }
    }
}
