package lectern.engine.llama;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ThreadLocalRandom;
import lectern.engine.Sampling;

/** Chooses the next token. */
final class LlamaSampler extends NativeHandle {

    private LlamaSampler(Shim shim, MemorySegment handle) {
        super(shim, handle, "sampler_free");
    }

    static LlamaSampler create(LlamaModel model, Sampling s) {
        // 0xFFFFFFFF is the library's own "any seed"; ours is drawn here, so that it is never that one.
        long seed = s.seed() >= 0 ? s.seed() : ThreadLocalRandom.current().nextLong(0xFFFFFFFFL);
        var handle = (MemorySegment) model.shim().call(
                "sampler_new", model.handle(), (float) s.temperature(), s.topK(), (float) s.topP(), (float) s.minP(),
                (float) s.repeatPenalty(), s.repeatLastN(), (int) seed);
        return new LlamaSampler(model.shim(), handle);
    }

    int next(LlamaContext context) {
        return shim().callInt("sampler_next", handle(), context.handle());
    }
}
