package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;

/** The vision encoder and projector, by mtmd. */
final class VisionModel extends NativeHandle {

    private VisionModel(Shim shim, MemorySegment handle) {
        super(shim, handle, "vision_free");
    }

    static VisionModel load(
            LlamaLibrary library, Path file, LlamaModel model, int threads, DoubleConsumer progress, CancelFlag cancel)
            throws EngineException {
        try (var arena = Arena.ofConfined()) {
            var callback = new NativeProgress(progress, cancel);
            var handle = make(
                    library.shim(), arena, "vision_load",
                    why -> cancel.isSet()
                            ? new EngineException(Reason.CANCELLED, "Loading was stopped.")
                            : new EngineException(Reason.MODEL_DAMAGED, "The projector " + file.getFileName()
                                    + " could not be loaded (" + why + "). Choose another, or download it again."),
                    Shim.utf8(arena, file.toString()), model.handle(), library.hasGpu() ? 1 : 0, threads,
                    callback.stub(arena));
            callback.rethrow();
            return new VisionModel(library.shim(), handle);
        }
    }

    /** Whether the image tokens of one picture see each other both ways. */
    boolean nonCausal() {
        return shim().callInt("vision_non_causal", handle()) != 0;
    }

    /**
     * Encodes one picture of exactly the encoder's size.
     *
     * @param rgb {@code side * side * 3} bytes
     * @param embeddings receives {@code float[count][width]}
     * @param blocks hears from time to time how many encoder blocks are done; called on another thread
     * @return false when it was cancelled
     * @throws EngineException when the encoder failed or made values that are not numbers
     */
    boolean encode(
            MemorySegment rgb, int side, MemorySegment embeddings, int count, int width, CancelFlag cancel,
            IntConsumer blocks) throws EngineException {
        try (var arena = Arena.ofShared()) {
            var done = arena.allocate(ValueLayout.JAVA_INT);
            int result;
            try (var _ = new BlockWatcher(done, blocks)) {
                result = shim().callInt(
                        "vision_encode", handle(), rgb, side, embeddings, count, width, cancel.segment(), done);
            }
            return switch (result) {
                case 0 -> {
                    requireNumbers(embeddings, count * width);
                    yield true;
                }
                case 2 -> false;
                case 3 -> throw new EngineException(Reason.PROJECTOR_MISMATCH,
                        "The projector makes another number of image tokens than its file says. Choose another one.");
                default -> throw new EngineException(Reason.INTERNAL,
                        "The picture could not be encoded. The log has the library's reason; try another model.");
            };
        }
    }

    private static void requireNumbers(MemorySegment floats, int count) throws EngineException {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(floats.getAtIndex(ValueLayout.JAVA_FLOAT, i))) {
                throw new EngineException(Reason.INTERNAL,
                        "The vision encoder overflowed on this computer. Try a projector of another precision.");
            }
        }
    }
}
