package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;

/** Chooses the next token. */
final class LlamaSampler extends NativeHandle {

    /** What {@code lectern_sampler_next} returns when the grammar is fulfilled and the model ends its turn. */
    private static final int END = -1;

    /** What it returns when no token of the vocabulary follows the grammar. */
    private static final int STUCK = -2;

    private LlamaSampler(Shim shim, MemorySegment handle) {
        super(shim, handle, "sampler_free");
    }

    static LlamaSampler create(LlamaModel model, AnswerOptions options) throws EngineException {
        var s = options.sampling();
        // 0xFFFFFFFF is the library's own "any seed"; ours is drawn here, so that it is never that one.
        long seed = s.seed() >= 0 ? s.seed() : ThreadLocalRandom.current().nextLong(0xFFFFFFFFL);
        try (var arena = Arena.ofConfined()) {
            var handle = make(
                    model.shim(), arena, "sampler_new",
                    why -> new EngineException(Reason.BAD_GRAMMAR,
                            "The form that the answer should have cannot be used (" + why + "). Nothing was asked."),
                    model.handle(), (float) s.temperature(), s.topK(), (float) s.topP(), (float) s.minP(),
                    (float) s.repeatPenalty(), s.repeatLastN(), (int) seed,
                    options.grammar().map(text -> Shim.utf8(arena, text)).orElse(MemorySegment.NULL));
            return new LlamaSampler(model.shim(), handle);
        }
    }

    /** @return empty when the answer is whole by its grammar; without one, the model's end is a token as others */
    OptionalInt next(LlamaContext context) throws EngineException {
        int next = shim().callInt("sampler_next", handle(), context.handle());
        return switch (next) {
            case END -> OptionalInt.empty();
            case STUCK -> throw new EngineException(Reason.BAD_GRAMMAR,
                    "The form that the answer should have needs characters that this model cannot write."
                            + " Try another model.");
            default -> OptionalInt.of(next);
        };
    }
}
