package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;
import lectern.engine.prompt.ControlToken;

/** A language model with its vocabulary. */
final class LlamaModel extends NativeHandle {

    private LlamaModel(Shim shim, MemorySegment handle) {
        super(shim, handle, "model_free");
    }

    /**
     * @param gpuLayers layers for the GPU; -1 = all
     * @param progress hears 0 to 1
     * @param cancel stops loading
     */
    static LlamaModel load(
            LlamaLibrary library, Path file, int gpuLayers, DoubleConsumer progress, CancelFlag cancel)
            throws EngineException {
        return load(library, file, gpuLayers, false, progress, cancel);
    }

    /** Only the vocabulary: quick, small, cannot compute. */
    static LlamaModel loadVocabulary(LlamaLibrary library, Path file) throws EngineException {
        return load(library, file, 0, true, fraction -> {}, new CancelFlag());
    }

    private static LlamaModel load(
            LlamaLibrary library, Path file, int gpuLayers, boolean vocabOnly, DoubleConsumer progress,
            CancelFlag cancel) throws EngineException {
        try (var arena = Arena.ofConfined()) {
            var callback = new NativeProgress(progress, cancel);
            var handle = make(
                    library.shim(), arena, "model_load",
                    why -> cancel.isSet()
                            ? new EngineException(Reason.CANCELLED, "Loading was stopped.")
                            : new EngineException(
                                    Reason.MODEL_DAMAGED, List.of(file.getFileName().toString()),
                                    file.getFileName() + " could not be loaded (" + why
                                            + "). Choose another model, or download it again."),
                    Shim.utf8(arena, file.toString()), gpuLayers, vocabOnly ? 1 : 0, callback.stub(arena));
            callback.rethrow();
            return new LlamaModel(library.shim(), handle);
        }
    }

    String description() {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocate(Shim.TEXT_SIZE);
            shim().call("model_description", handle(), text, Shim.TEXT_SIZE);
            return text.getString(0);
        }
    }

    int trainedContextSize() {
        return shim().callInt("model_trained_context", handle());
    }

    /** Tokens that the local layers look back; 0 where every layer sees all of them. */
    int window() {
        return shim().callInt("model_window", handle());
    }

    int vocabSize() {
        return shim().callInt("vocab_size", handle());
    }

    /**
     * The tokens that end an answer: the end of the turn and of the text. llama.cpp's own list is longer, and wrong for
     * Gemma 3: there {@code </s>} is a piece of HTML.
     */
    Set<Integer> ends() {
        return Stream.of(ControlToken.END_OF_TURN, ControlToken.EOS)
                .map(this::token)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The token with exactly this text, control tokens among them. */
    OptionalInt token(String text) {
        try (var arena = Arena.ofConfined()) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            int token = shim().callInt("token_named", handle(), segment(arena, bytes), bytes.length);
            return token < 0 ? OptionalInt.empty() : OptionalInt.of(token);
        }
    }

    /** Tokens of plain text; control tokens written in it stay text. */
    int[] tokenize(String text) {
        try (var arena = Arena.ofConfined()) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var source = segment(arena, bytes);
            int capacity = bytes.length + 8;
            var tokens = arena.allocate(ValueLayout.JAVA_INT, capacity);
            int count = shim().callInt("tokenize", handle(), source, bytes.length, 0, tokens, capacity);
            if (count < 0) {
                throw new IllegalStateException("More tokens than bytes: " + -count + " > " + capacity);
            }
            return tokens.asSlice(0, count * 4L).toArray(ValueLayout.JAVA_INT);
        }
    }

    /** The bytes of a token, perhaps only part of a character; nothing for a control token. */
    byte[] bytes(int token) {
        try (var arena = Arena.ofConfined()) {
            int count = -64;
            MemorySegment bytes = MemorySegment.NULL;
            while (count < 0) { // minus the size it needs
                bytes = arena.allocate(-count);
                count = shim().callInt("token_bytes", handle(), token, 0, bytes, -count);
            }
            return bytes.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static MemorySegment segment(Arena arena, byte[] bytes) {
        var segment = arena.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return segment;
    }
}
