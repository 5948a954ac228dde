package lectern.engine.process;

import java.util.Optional;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineSettings;
import lectern.engine.gguf.Projector;
import lectern.engine.gguf.TextModel;

/**
 * What memory a model takes at most while it is open, in bytes, for the largest question that its context window holds.
 * Of arithmetic with what the files say; measured, it is some tenths too much rather than too little.
 *
 * @param weights of the language model, which are mapped from their file
 * @param context the KV cache
 * @param computing what is between the layers while a prompt is read
 * @param encoding a picture
 */
record MemoryPlan(long weights, long context, long computing, long encoding) {

    /** Java, the libraries and their code. */
    private static final long PROCESS = 200L << 20;

    /** Gemma 3: one layer in six sees everything, the others a window. */
    private static final int GLOBAL_EVERY = 6;

    private static final int CELLS_STEP = 256;
    private static final long HALF = 2;
    private static final long FLOAT = 4;

    /** Arrays of the patches' width that are held at once: queries, keys, values, sums, and what goes on. */
    private static final int ENCODER_ARRAYS = 8;

    /** @param contextSize tokens of the window */
    static MemoryPlan of(TextModel model, Optional<Projector> projector, EngineSettings settings, int contextSize) {
        int picture = projector.map(Projector::tokensPerImage).orElse(1);
        int set = settings.microBatchSize();
        long batch = Math.min(
                contextSize, Math.max(picture, set > 0 ? set : EngineSettings.DEFAULT_MICRO_BATCH));
        return new MemoryPlan(
                model.bytes(), context(model, contextSize, batch), computing(model, contextSize, batch),
                projector.map(p -> encoding(p, settings.encoder())).orElse(0L));
    }

    private static long context(TextModel model, long contextSize, long batch) {
        long local = model.slidingWindow() == 0 ? 0 : model.layers() - model.layers() / GLOBAL_EVERY;
        long seen = Math.ceilDiv(model.slidingWindow() + batch, CELLS_STEP) * CELLS_STEP;
        long cells = local * Math.min(contextSize, seen) + (model.layers() - local) * contextSize;
        return cells * 2 * model.keyValueHeads() * model.headSize() * HALF;
    }

    /** Activations, the mask of attention in floats and halves, and the logits of one token. */
    private static long computing(TextModel model, long contextSize, long batch) {
        long width =
                6L * model.embeddingWidth() + 3L * model.feedForwardWidth() + 3L * model.heads() * model.headSize();
        return batch * width * FLOAT + batch * contextSize * (FLOAT + HALF) + model.vocabularySize() * FLOAT;
    }

    /** Twice the weights of one block, as one is read while another computes; mtmd has all of them mapped. */
    private static long encoding(Projector p, EncoderChoice choice) {
        long patches = (long) (p.imageSize() / p.patchSize()) * (p.imageSize() / p.patchSize());
        long attention = (long) p.heads() * p.headSize();
        long block = (4 * p.width() * attention + 2L * p.width() * p.feedForwardWidth()) * FLOAT;
        long arrays = patches * p.width() * ENCODER_ARRAYS * FLOAT;
        return switch (choice) {
            case MTMD -> p.bytes() + arrays;
            case MTMD_PLAIN -> p.bytes() + arrays + p.heads() * patches * patches * FLOAT;
            case AUTO, ONNX_F32, ONNX_INT8 -> Math.min(2 * block, p.bytes()) + arrays;
        };
    }

    long total() {
        return PROCESS + weights + context + computing + encoding;
    }
}
