package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;

/** The vision encoder of llama.cpp: mtmd. It computes on whatever llama.cpp computes on, and is the reference. */
final class MtmdEncoder extends NativeHandle implements VisionEncoder {

    private final Attention attention;
    private final Projector projector;

    /** How scores between patches are computed. */
    enum Attention {
        /** Flash attention where llama.cpp has it. On a CPU it is slow when its vectors do not divide a head. */
        FLASH(EncoderChoice.MTMD),
        /** All scores of a block at once, in matrix products: 1 GiB for Gemma 3's own encoder. */
        PLAIN(EncoderChoice.MTMD_PLAIN);

        private final EncoderChoice choice;

        Attention(EncoderChoice choice) {
            this.choice = choice;
        }

        /** The encoder's name. */
        String id() {
            return choice.id();
        }
    }

    private MtmdEncoder(Shim shim, MemorySegment handle, Attention attention, Projector projector) {
        super(shim, handle, "vision_free");
        this.attention = attention;
        this.projector = projector;
    }

    static MtmdEncoder load(
            LlamaLibrary library, Projector projector, LlamaModel model, Attention attention, int threads,
            DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        try (var arena = Arena.ofConfined()) {
            var callback = new NativeProgress(progress, cancel);
            var handle = make(
                    library.shim(), arena, "vision_load",
                    why -> cancel.isSet()
                            ? new EngineException(Reason.CANCELLED, "Loading was stopped.")
                            : new EngineException(
                                    Reason.MODEL_DAMAGED, List.of(projector.path().getFileName().toString()),
                                    "The projector " + projector.path().getFileName() + " could not be loaded (" + why
                                            + "). Choose another, or download it again."),
                    Shim.utf8(arena, projector.path().toString()), model.handle(), library.hasGpu() ? 1 : 0,
                    attention == Attention.FLASH ? 1 : 0, threads,
                    callback.stub(arena));
            callback.rethrow();
            return new MtmdEncoder(library.shim(), handle, attention, projector);
        }
    }

    @Override
    public String name() {
        return attention.id();
    }

    @Override
    public Projector projector() {
        return projector;
    }

    @Override
    public boolean nonCausal() {
        return shim().callInt("vision_non_causal", handle()) != 0;
    }

    @Override
    public Optional<Encoded> encode(Pixels pixels, Arena arena, Progress progress, CancelFlag cancel)
            throws EngineException {
        int count = projector.tokensPerImage();
        int width = projector.projectionWidth();
        var tokens = arena.allocate(ValueLayout.JAVA_FLOAT, (long) count * width);
        try (var scratch = Arena.ofShared()) {
            var done = scratch.allocate(ValueLayout.JAVA_INT);
            // It normalises by itself, so it gets the samples back.
            var rgb = pixels.rgb(scratch);
            long start = System.nanoTime();
            int result;
            try (var _ = new BlockWatcher(
                    done, n -> progress.onBlock(Math.min(n, projector.blocks()), projector.blocks()))) {
                result = shim().callInt(
                        "vision_encode", handle(), rgb, pixels.size(), tokens, count, width, cancel.segment(), done);
            }
            return switch (result) {
                case 0 -> {
                    VisionEncoder.requireNumbers(tokens);
                    yield Optional.of(new Encoded(tokens, (System.nanoTime() - start) / 1_000_000));
                }
                case 2 -> Optional.empty();
                case 3 -> throw new EngineException(Reason.PROJECTOR_MISMATCH,
                        "The projector makes another number of image tokens than its file says. Choose another one.");
                default -> throw new EngineException(Reason.INTERNAL,
                        "The picture could not be encoded. The log has the library's reason; try another model.");
            };
        }
    }
}
