package lectern.engine.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.engine.EngineException;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;

/** What size the context window of a model can have, and what memory the model takes with it. */
public final class ContextSizes {

    private final CheckedModel model;
    private final EngineSettings settings;

    private ContextSizes(CheckedModel model, EngineSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** Reads the heads of the files: not for a thread that must not wait. */
    public static ContextSizes of(ModelFiles files, EngineSettings settings) throws EngineException {
        return new ContextSizes(CheckedModel.check(files), settings);
    }

    /** Tokens that the model was trained to see at once: more would be of no use to it. */
    public int trained() {
        return model.model().contextLength();
    }

    /** What it needs of a picture; empty when it reads text only. */
    public Optional<ModelInfo.Vision> vision() {
        return model.vision();
    }

    /**
     * Tokens: powers of two that are of use, up to what the model was trained for, and that; the smallest first, never
     * empty.
     */
    public List<Integer> offered() {
        int smallest = Math.min(ContextFit.smallest(model), trained());
        var doubled = IntStream.iterate(
                Integer.highestOneBit(smallest), size -> size > 0 && size <= trained(), size -> 2 * size)
                .filter(size -> size >= smallest);
        return IntStream.concat(doubled, IntStream.of(trained())).distinct().boxed().toList();
    }

    /** Bytes of memory that the model takes at most with a window of so many tokens, all of it together. */
    public long memory(int tokens) {
        return MemoryPlan.of(model.model(), model.projector(), settings, tokens).total();
    }
}
