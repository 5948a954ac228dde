package lectern.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.app.pages.PageProposal;
import lectern.engine.EngineException;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.process.CheckedModel;
import lectern.engine.process.ContextSizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A size that the context window of a model can have.
 *
 * @param tokens that fit into it
 * @param memory bytes that the model takes at most with it, all of it together
 * @param pages see {@link #pages}
 */
public record ContextSize(int tokens, long memory, int pages) {

    private static final Logger LOG = LoggerFactory.getLogger(ContextSize.class);

    /**
     * About how many pages one question can be about, with room for its answer.
     *
     * @param vision of pages that the model is shown; empty for pages of text
     */
    public static int pages(int tokens, Optional<ModelInfo.Vision> vision) {
        return PageProposal.typical(PageProposal.budget(tokens), vision.map(ModelInfo.Vision::tokensPerImage));
    }

    /**
     * Those that a model can have, the smallest first; none where its files cannot be read: opening it says why.
     *
     * @param settings whose own size is among them, where the model can have it
     */
    static List<ContextSize> of(ModelFiles files, EngineSettings settings) {
        try {
            var sizes = ContextSizes.of(files, settings);
            return Stream.concat(sizes.offered().stream(), Stream.of(settings.contextSize()))
                    .filter(tokens -> tokens > 0 && tokens <= sizes.trained())
                    .distinct()
                    .sorted()
                    .map(tokens -> new ContextSize(tokens, sizes.memory(tokens), pages(tokens, sizes.vision())))
                    .toList();
        } catch (EngineException e) {
            LOG.info("No sizes of a context window: {}", e.reason());
            return List.of();
        }
    }

    /** The size that is set, but none that is larger than what the model was trained for: it would be of no use. */
    static EngineSettings limited(EngineSettings settings, ModelFiles files) {
        if (settings.contextSize() == 0) {
            return settings;
        }
        try {
            int trained = CheckedModel.trainedContext(files.model());
            return settings.contextSize() > trained ? settings.withContextSize(trained) : settings;
        } catch (EngineException e) {
            // Opening it will say what is wrong with it.
            return settings;
        }
    }
}
