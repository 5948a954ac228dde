package lectern.engine.encode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.gguf.Projector;

/**
 * Turns a picture into image tokens. One picture at a time, from one thread; only the flag of a call may be set from
 * another. The tokens go to the decoder as they are, in the place of token embeddings.
 */
public interface VisionEncoder extends AutoCloseable {

    /** Hears how far the encoder has come. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param done transformer blocks of this picture that are computed
         * @param all how many there are
         */
        void onBlock(int done, int all);

        /**
         * Weights are made ready, which happens once for a projector.
         *
         * @param fraction 0 to 1
         */
        default void onPrepare(double fraction) {}
    }

    /**
     * Image tokens, and what they cost.
     *
     * @param tokens {@code float32 [tokens][width]}
     * @param millis computing them; what was loaded or prepared before is not part of it
     */
    record Encoded(MemorySegment tokens, long millis) {}

    /** Which one this is, as {@code doctor} and the bench name it. */
    String name();

    /** What it was made from, and the sizes of what it takes and gives. */
    Projector projector();

    /** Whether the image tokens of one picture see each other both ways in the decoder. Those of Gemma 3 do. */
    default boolean nonCausal() {
        return true;
    }

    /**
     * @param arena where the tokens go; shared, or of the calling thread
     * @param progress may be called on another thread
     * @param cancel makes it return soon when it is set
     * @return empty when it was cancelled; the encoder is good for the next picture all the same
     * @throws EngineException when it failed, or made values that are not numbers
     */
    Optional<Encoded> encode(Pixels pixels, Arena arena, Progress progress, CancelFlag cancel) throws EngineException;

    /** How long a transformer block took on this computer in earlier pictures; 0 when that is not known. */
    default double millisPerBlock() {
        return 0;
    }

    /** Lets go of the memory that only a picture on its way needs. The next picture takes it again. */
    default void release() {}

    /** Lets go of weights and working memory. Closing twice is harmless. */
    @Override
    void close();

    /** @throws EngineException when one of the tokens' values is infinite or not a number */
    static void requireNumbers(MemorySegment tokens) throws EngineException {
        for (long i = 0; i < tokens.byteSize() / Float.BYTES; i++) {
            if (!Float.isFinite(tokens.getAtIndex(ValueLayout.JAVA_FLOAT, i))) {
                throw new EngineException(Reason.INTERNAL,
                        "The vision encoder overflowed on this computer. Try a projector of another precision.");
            }
        }
    }
}
