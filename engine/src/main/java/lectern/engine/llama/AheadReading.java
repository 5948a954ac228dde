package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lectern.engine.EngineException;
import lectern.engine.ProgressListener;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.Frame;

/** Reads what stands before a question that is not asked yet: in the same steps as the question would. */
final class AheadReading {

    private final Session session;
    private final Frame.ReadAhead request;
    private final Prefill prefill;

    /** @throws EngineException when the prompt does not fit into the window */
    AheadReading(
            Session session, EmbeddingCache cache, CancelFlag cancel, Frame.ReadAhead request,
            ProgressListener progress, Arena arena) throws EngineException {
        this.session = session;
        this.request = request;
        this.prefill = new Prefill(session, cache, cancel, request.question(), progress, arena);
    }

    /**
     * @param goesOn asked before every step
     * @return {@link Frame.HasRead} or {@link Frame.PixelsWanted}; empty when it ended early
     */
    Optional<Frame.Reply> run(BooleanSupplier goesOn) throws EngineException {
        // Nothing is cut off that another question may go on with.
        return prefill.holdsBeforeQuestion() ? read() : decoded(goesOn);
    }

    private Optional<Frame.Reply> decoded(BooleanSupplier goesOn) throws EngineException {
        boolean complete = false;
        try {
            prefill.keepWhatGivesWay();
            var missing = prefill.reuse();
            if (!missing.isEmpty()) {
                return Optional.of(new Frame.PixelsWanted(request.id(), missing));
            }
            complete = prefill.runBeforeQuestion(goesOn);
            return complete ? read() : Optional.empty();
        } finally {
            session.finish(complete);
        }
    }

    private Optional<Frame.Reply> read() {
        return Optional.of(new Frame.HasRead(request.id(), prefill.tokensBeforeQuestion()));
    }
}
