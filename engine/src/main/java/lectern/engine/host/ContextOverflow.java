package lectern.engine.host;

import java.util.List;
import java.util.Locale;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;

/** Says of a question that it does not fit into the context window. */
public final class ContextOverflow {

    private ContextOverflow() {}

    /**
     * @param promptTokens of the whole question, with what was said before
     * @param contextSize tokens of the window, in which the answer needs room as well
     * @param imageTokens those of the prompt that are for pictures
     */
    public static EngineException of(int promptTokens, int contextSize, int imageTokens) {
        boolean pictures = imageTokens > 0;
        return new EngineException(
                Reason.CONTEXT_TOO_SMALL, List.of(promptTokens, contextSize, imageTokens),
                String.format(
                        Locale.ENGLISH,
                        "The question takes %,d tokens%s; with an answer, that does not fit into the context window,"
                                + " which holds %,d. %s, begin a new conversation, or set a larger context window.",
                        promptTokens,
                        pictures ? String.format(Locale.ENGLISH, " (%,d of them for pictures)", imageTokens) : "",
                        contextSize,
                        pictures ? "Ask about fewer pictures" : "Ask with fewer words"));
    }
}
