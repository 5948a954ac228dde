package lectern.engine.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.engine.ModelInfo;
import lectern.engine.encode.VisionEncoder;

/** An open model: its parts, and what its KV cache holds. */
final class Session implements AutoCloseable {

    final LlamaModel model;
    final LlamaContext context;
    final Optional<VisionEncoder> vision;
    final Optional<ModelInfo.Vision> visionSize;
    final PromptTokenizer tokenizer;
    final Set<Integer> ends;
    final int microBatch;

    /** What has been decoded, in order: {@code t<id>} for a token, the hash of a picture for its image tokens. */
    private final List<String> cached = new ArrayList<>();

    long loadMillis;

    Session(
            LlamaModel model, LlamaContext context, int microBatch, Optional<VisionEncoder> vision,
            Optional<ModelInfo.Vision> visionSize) {
        this.model = model;
        this.context = context;
        this.microBatch = microBatch;
        this.vision = vision;
        this.visionSize = visionSize;
        this.tokenizer = new PromptTokenizer(model);
        this.ends = model.ends();
    }

    ModelInfo info(long millis) {
        loadMillis = millis;
        return new ModelInfo(
                "llama.cpp", model.description(), visionSize, context.size(), model.trainedContextSize(), millis,
                Optional.empty());
    }

    /**
     * How many entries of a prompt are in the KV cache already. All that is cached has to be the beginning of the
     * prompt, with at least one entry left to decode; otherwise the cache is emptied. Cutting it in the middle is not
     * possible: a sliding-window cache has forgotten what stood before the cut.
     */
    int reuse(List<String> prompt) {
        boolean extendsCached = cached.size() < prompt.size() && prompt.subList(0, cached.size()).equals(cached);
        if (!extendsCached) {
            forget();
        }
        return cached.size();
    }

    void remember(String entry) {
        cached.add(entry);
    }

    void forget() {
        cached.clear();
        context.clear();
    }

    @Override
    public void close() {
        context.close();
        vision.ifPresent(VisionEncoder::close);
        model.close();
    }
}
