package lectern.engine.process;

import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.EngineSettings;
import lectern.engine.MemoryShortage;
import lectern.engine.gguf.Projector;

/**
 * How large a context window may be, so that no later picture and no later answer runs out of memory.
 *
 * @param contextSize tokens of the window
 * @param shortage what the person should know; empty when all of it fits as it was wanted
 */
record ContextFit(int contextSize, Optional<MemoryShortage> shortage) {

    /** Fewer tokens are of no use for a page. */
    private static final int SMALLEST = 2048;

    /** Pictures that a window should hold all the same. */
    private static final int FEWEST_PICTURES = 6;

    /**
     * @param available bytes of memory; empty where that is not known, and everything is taken to fit
     */
    static ContextFit of(CheckedModel model, EngineSettings settings, OptionalLong available) {
        int wanted = wanted(model, settings);
        if (available.isEmpty()) {
            return new ContextFit(wanted, Optional.empty());
        }
        int smallest = Math.min(wanted, smallest(model));
        int size = wanted;
        while (size > smallest && needed(model, settings, size) > available.getAsLong()) {
            size = Math.max(smallest, size / 2);
        }
        long needed = needed(model, settings, size);
        boolean fits = needed <= available.getAsLong();
        // Where even a small window does not fit, the weights are too large: a small window would not help.
        int chosen = fits ? size : wanted;
        return chosen == wanted && fits
                ? new ContextFit(wanted, Optional.empty())
                : new ContextFit(chosen, Optional.of(new MemoryShortage(
                        needed(model, settings, chosen), available.getAsLong(), wanted)));
    }

    /** Tokens of the smallest window that is of use. */
    static int smallest(CheckedModel model) {
        return Math.max(SMALLEST, FEWEST_PICTURES * model.projector().map(Projector::tokensPerImage).orElse(0));
    }

    private static int wanted(CheckedModel model, EngineSettings settings) {
        return settings.contextSize() > 0
                ? settings.contextSize()
                : Math.min(EngineSettings.DEFAULT_CONTEXT, model.model().contextLength());
    }

    private static long needed(CheckedModel model, EngineSettings settings, int size) {
        return MemoryPlan.of(model.model(), model.projector(), settings, size).total();
    }
}
