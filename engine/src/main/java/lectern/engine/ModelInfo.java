package lectern.engine;

import java.util.Optional;

/**
 * The model that is open.
 *
 * @param engine which provider runs it: {@code llama.cpp} or {@code java-llama}
 * @param description architecture, size and quantization in the library's words
 * @param vision what it needs of a picture; empty when it reads text only
 * @param contextSize tokens of the context window in use
 * @param trainedContextSize tokens of the context window the model was trained for
 * @param loadMillis how long loading took
 * @param notice a sentence the person should see while this model is open; empty if there is none
 * @param shortage of memory; empty when there is enough
 */
public record ModelInfo(
        String engine,
        String description,
        Optional<Vision> vision,
        int contextSize,
        int trainedContextSize,
        long loadMillis,
        Optional<String> notice,
        Optional<MemoryShortage> shortage) {

    /** With enough memory. */
    public ModelInfo(
            String engine, String description, Optional<Vision> vision, int contextSize, int trainedContextSize,
            long loadMillis, Optional<String> notice) {
        this(engine, description, vision, contextSize, trainedContextSize, loadMillis, notice, Optional.empty());
    }

    public ModelInfo with(MemoryShortage found) {
        return new ModelInfo(
                engine, description, vision, contextSize, trainedContextSize, loadMillis, notice, Optional.of(found));
    }

    /**
     * @param imageSize width and height in pixels of the square the encoder takes
     * @param tokensPerImage image tokens that one such square becomes
     * @param embeddingWidth floats in one image token
     * @param blocks transformer blocks of the encoder, to tell how far it has come
     */
    public record Vision(int imageSize, int tokensPerImage, int embeddingWidth, int blocks) {

        /**
         * What Gemma 3's own encoder takes and gives, where no projector says it; what it is made of is not known then.
         */
        public static final Vision GEMMA_3 = new Vision(896, 256, 0, 0);
    }
}
