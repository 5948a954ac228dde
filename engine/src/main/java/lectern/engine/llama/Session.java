package lectern.engine.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.engine.ModelInfo;
import lectern.engine.encode.VisionEncoder;

/** An open model: its parts, and what its KV cache holds. */
final class Session implements AutoCloseable {

    /** So few tokens are decoded as quickly as a file is read. */
    private static final int LITTLE = 64;

    final LlamaModel model;
    final LlamaContext context;
    final Optional<VisionEncoder> vision;
    final Optional<ModelInfo.Vision> visionSize;
    final PromptTokenizer tokenizer;
    final Set<Integer> ends;
    final int microBatch;

    private final int window;
    private final Optional<KeptPrompts> kept;

    /** What has been decoded, as {@link Beginning} has it. */
    private final List<String> cached = new ArrayList<>();

    private int tokens;

    /** Whether nothing of what was decoded may be written. */
    private boolean memoryOnly;

    long loadMillis;

    Session(
            LlamaModel model, LlamaContext context, int microBatch, Optional<VisionEncoder> vision,
            Optional<ModelInfo.Vision> visionSize, Optional<KeptPrompts> kept) {
        this.model = model;
        this.context = context;
        this.microBatch = microBatch;
        this.vision = vision;
        this.visionSize = visionSize;
        this.tokenizer = new PromptTokenizer(model);
        this.ends = model.ends();
        this.window = model.window();
        this.kept = kept;
    }

    ModelInfo info(long millis) {
        loadMillis = millis;
        return new ModelInfo(
                "llama.cpp", model.description(), visionSize, context.size(), model.trainedContextSize(), millis,
                Optional.empty());
    }

    /** Tokens that an entry stands for. */
    int tokens(String entry) {
        return entry.charAt(0) == 't' ? 1 : tokensPerImage();
    }

    int tokensPerImage() {
        return visionSize.map(ModelInfo.Vision::tokensPerImage).orElse(0);
    }

    /**
     * Brings the KV cache to hold the beginning of a prompt and nothing else: what it holds of it already, or what was
     * kept on the disk, whichever is more. At least one entry is left to decode.
     *
     * @param memoryOnly whether nothing of the prompt may be written
     * @return how many entries of the prompt it holds
     */
    int reuse(PromptPlan plan, boolean memoryOnly) {
        this.memoryOnly = memoryOnly;
        int common = common(plan.entries());
        int here = common == cached.size() ? plan.reusableWhole(common) : plan.reusable(common);
        int usable = canCut(here) ? here : 0;
        // Where the last step alone is left, no file saves more.
        var found = kept.filter(files -> usable < plan.reusable(plan.entries().size()))
                .flatMap(files -> files.find(plan, window))
                .filter(match -> match.entries() > usable)
                .filter(match -> usable == 0 || worthReading(plan.entries().subList(usable, match.entries())));
        if (found.isPresent() && restore(found.get())) {
            cut(found.get().entries());
        } else {
            cut(usable);
        }
        return cached.size();
    }

    /** Whether the KV cache holds a beginning, perhaps with something after it that can be cut off. */
    boolean holds(List<String> beginning) {
        return common(beginning) == beginning.size() && canCut(beginning.size());
    }

    private boolean restore(KeptPrompts.Match match) {
        forget();
        if (!kept.orElseThrow().restore(match, context)) {
            return false;
        }
        match.beginning().text().lines().forEach(this::remember);
        return true;
    }

    /** Reading a file takes as long as a few tokens. */
    private boolean worthReading(List<String> entries) {
        return entries.stream().mapToInt(this::tokens).sum() > LITTLE;
    }

    private int common(List<String> prompt) {
        int most = Math.min(cached.size(), prompt.size());
        int common = 0;
        while (common < most && cached.get(common).equals(prompt.get(common))) {
            common++;
        }
        return common;
    }

    /**
     * Whether what comes after so many entries can be forgotten alone: local layers may have forgotten what stood
     * before.
     */
    private boolean canCut(int entries) {
        int position = cached.subList(0, entries).stream().mapToInt(this::tokens).sum();
        return entries == cached.size() || context.first() <= Math.max(0, position - window);
    }

    /** Forgets what comes after so many entries, or everything where that is not possible. */
    private void cut(int entries) {
        if (entries == 0 || !canCut(entries)) {
            forget();
            return;
        }
        while (cached.size() > entries) {
            tokens -= tokens(cached.removeLast());
        }
        if (!context.cut(tokens)) {
            forget();
        }
    }

    /**
     * After the last decode for a request: writes what is to be kept.
     *
     * @param complete false when a decode was stopped or failed, which may have left half of its tokens in the KV cache
     */
    void finish(boolean complete) {
        if (!complete) {
            cut(cached.size());
        }
        kept.ifPresent(KeptPrompts::finish);
    }

    /**
     * Whether what the cache will hold at a place of a prompt should be kept on the disk: when much of it is not there
     * yet, so that a growing conversation is not written again with every question.
     *
     * @param entries of the prompt, from its beginning
     */
    boolean keeps(List<String> prompt, int entries) {
        return keeps(prompt, entries, 0);
    }

    /** @param leastCovered tokens that have to be there already */
    private boolean keeps(List<String> prompt, int entries, int leastCovered) {
        if (kept.isEmpty() || entries == 0) {
            return false;
        }
        var beginning = Beginning.of(prompt.subList(0, entries), tokensPerImage());
        int covered = kept.get().covered(beginning);
        int fresh = beginning.tokens() - covered;
        boolean pictures = prompt.subList(0, entries).stream().anyMatch(entry -> tokens(entry) > 1);
        return covered >= leastCovered && fresh >= (pictures ? 1 : LITTLE) && fresh >= beginning.tokens() / 4;
    }

    /** Keeps what the cache holds now. */
    void keep() {
        kept.orElseThrow().keep(Beginning.of(cached, tokensPerImage()), context);
    }

    /**
     * Keeps what the cache holds, if it should be kept, before a prompt takes its place that does not go on with it.
     * What was removed from the disk does not come back so: only what goes on with something that is kept is.
     */
    void keepBefore(PromptPlan plan) {
        boolean givesWay = common(plan.entries()) < cached.size();
        if (givesWay && !memoryOnly && keeps(cached, cached.size(), 1)) {
            keep();
        }
    }

    Optional<KeptPrompts> kept() {
        return kept;
    }

    /** How many entries the KV cache holds. */
    int held() {
        return cached.size();
    }

    void remember(String entry) {
        cached.add(entry);
        tokens += tokens(entry);
    }

    void forget() {
        cached.clear();
        tokens = 0;
        context.clear();
    }

    @Override
    public void close() {
        kept.ifPresent(KeptPrompts::close);
        context.close();
        vision.ifPresent(VisionEncoder::close);
        model.close();
    }
}
