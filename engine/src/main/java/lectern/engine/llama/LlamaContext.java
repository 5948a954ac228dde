package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;

/** A context window: the KV cache of one conversation and the logits after its last token. */
final class LlamaContext extends NativeHandle {

    /** How a decode ended. */
    enum Decoded {
        DONE,
        FULL,
        ABORTED,
        FAILED
    }

    private final int vocabSize;

    private LlamaContext(Shim shim, MemorySegment handle, int vocabSize) {
        super(shim, handle, "context_free");
        this.vocabSize = vocabSize;
    }

    /** @param cancel aborts a decode that is running (CPU only; a GPU finishes its micro-batch) */
    static LlamaContext create(
            LlamaModel model, int contextSize, int batchSize, int microBatchSize, int threads, CancelFlag cancel)
            throws EngineException {
        try (var arena = Arena.ofConfined()) {
            var handle = make(
                    model.shim(), arena, "context_new",
                    why -> new EngineException(Reason.OUT_OF_MEMORY,
                            "A context window of " + contextSize + " tokens does not fit into memory (" + why
                                    + "). Choose a smaller one, or close other programs."),
                    model.handle(), contextSize, batchSize, microBatchSize, threads);
            var context = new LlamaContext(model.shim(), handle, model.vocabSize());
            model.shim().call("context_abort_flag", handle, cancel.segment());
            return context;
        }
    }

    int size() {
        return shim().callInt("context_size", handle());
    }

    /** @param tokens at most as many as the batch size */
    Decoded decode(int[] tokens, int firstPosition, boolean lastNeedsLogits) {
        try (var arena = Arena.ofConfined()) {
            return decoded(shim().callInt(
                    "decode_tokens", handle(), arena.allocateFrom(ValueLayout.JAVA_INT, tokens), tokens.length,
                    firstPosition, lastNeedsLogits ? 1 : 0));
        }
    }

    /** @param embeddings {@code float[count][embedding width]}, one picture, at most the micro-batch size */
    Decoded decode(MemorySegment embeddings, int count, int firstPosition, boolean causal) {
        return decoded(shim().callInt(
                "decode_embeddings", handle(), embeddings, count, firstPosition, causal ? 1 : 0));
    }

    private static Decoded decoded(int code) {
        return switch (code) {
            case 0 -> Decoded.DONE;
            case 1 -> Decoded.FULL;
            case 2 -> Decoded.ABORTED;
            default -> Decoded.FAILED;
        };
    }

    /** {@code float[vocabulary]} after the last token decoded with logits; valid until the next decode. */
    MemorySegment logits() {
        return ((MemorySegment) shim().call("logits", handle())).reinterpret(vocabSize * 4L);
    }

    /** The first position that every layer still holds; -1 when there is none. */
    int first() {
        return shim().callInt("memory_first", handle());
    }

    /** Forgets this position and all after it. @return false when that is not possible */
    boolean cut(int position) {
        return shim().callInt("memory_cut", handle(), position) != 0;
    }

    /** Bytes that {@link #save} would take. */
    long savedSize() {
        return (long) shim().call("memory_size", handle());
    }

    /** What the KV cache holds, for {@link #restore} of the same model with the same library. */
    MemorySegment save(Arena arena) {
        long size = savedSize();
        var bytes = arena.allocate(size, Long.BYTES);
        long written = (long) shim().call("memory_get", handle(), bytes, size);
        return bytes.asSlice(0, written);
    }

    /** @return false when the bytes do not fit this model or window; nothing is held then */
    boolean restore(MemorySegment saved) {
        boolean done = (long) shim().call("memory_set", handle(), saved, saved.byteSize()) == saved.byteSize();
        if (!done) {
            clear();
        }
        return done;
    }

    void clear() {
        shim().call("memory_clear", handle());
    }
}
