package lectern.engine;

/**
 * How a model is run. Zero means: let the engine choose.
 *
 * @param threads CPU threads for prefill, generation and encoding; 0 = one for each physical core
 * @param contextSize tokens of the context window; 0 = the smaller of 8,192 and what the model was trained for
 * @param batchSize most tokens handed to one decode call; 0 = 2,048
 * @param microBatchSize most tokens computed at once, never fewer than one picture takes; 0 = 512
 * @param gpuLayers layers kept on a GPU where there is one; -1 = all of them
 */
public record EngineSettings(int threads, int contextSize, int batchSize, int microBatchSize, int gpuLayers) {

    public static final EngineSettings DEFAULT = new EngineSettings(0, 0, 0, 0, -1);

    public EngineSettings {
        if (threads < 0 || contextSize < 0 || batchSize < 0 || microBatchSize < 0 || gpuLayers < -1) {
            throw new IllegalArgumentException("Engine settings must not be negative.");
        }
    }
}
