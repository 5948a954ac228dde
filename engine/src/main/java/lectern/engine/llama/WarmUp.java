package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.util.List;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineException;
import lectern.engine.Sampling;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.Frame;
import lectern.engine.host.FrameWarmUp;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PromptPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an open model answer what nobody hears: so the first question finds weights in memory, code compiled and what is
 * kept on the disk looked through. The session holds nothing afterwards.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** So long, together: Java compiles most of what a small model waits for, and a large one answers once. */
    private static final long MOST_NANOS = 1_000_000_000;

    /** They begin alike, as questions about the same page do. */
    private static final List<String> QUESTIONS = List.of("a\n\nb", "a\n\nc");

    private static final AnswerOptions ONE_TOKEN = new AnswerOptions(Sampling.GREEDY, 1, List.of());

    private final LlamaLibrary library;
    private final Session session;
    private final EmbeddingCache embeddings;
    private final CancelFlag cancel;
    private long spent;

    WarmUp(LlamaLibrary library, Session session, EmbeddingCache embeddings, CancelFlag cancel) {
        this.library = library;
        this.session = session;
        this.embeddings = embeddings;
        this.cancel = cancel;
    }

    /** Once, while the model is opened. */
    void once() {
        ask(List.of(new PromptPart.Control(ControlToken.BOS), new PromptPart.Words("a")));
        session.forget();
    }

    /** When nobody waits and nothing that a question may need is held; goes on where it was stopped. */
    void idle() {
        if (session.held() > 0 || spent >= MOST_NANOS) {
            return;
        }
        while (!cancel.isSet() && spent < MOST_NANOS) {
            long start = System.nanoTime();
            boolean answered = QUESTIONS.stream().allMatch(question -> ask(prompt(question)));
            FrameWarmUp.run();
            spent = answered ? spent + System.nanoTime() - start : MOST_NANOS;
        }
        session.forget();
    }

    private static List<PromptPart> prompt(String question) {
        return List.of(
                new PromptPart.Control(ControlToken.BOS), new PromptPart.Control(ControlToken.START_OF_TURN),
                new PromptPart.Words(question), new PromptPart.Control(ControlToken.END_OF_TURN));
    }

    /** @return false for a model that does not answer, such as one whose vocabulary knows no turns */
    private boolean ask(List<PromptPart> prompt) {
        var request = new Frame.Ask(0, prompt, List.of(), ONE_TOKEN);
        try (var arena = Arena.ofShared()) {
            new Generation(library, session, embeddings, cancel, request, AnswerListener.SILENT, arena).run();
            return true;
        } catch (EngineException e) {
            // The first question will say what is wrong.
            LOG.warn("The model could not be tried", e);
            return false;
        }
    }
}
