package lectern.engine.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.AnswerListener;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineInfo;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** Stands in when the engine that was asked for does not load: every request is answered with the reason. */
final class MissingBackend implements Backend {

    private final String problem;

    MissingBackend(String problem) {
        this.problem = problem;
    }

    @Override
    public EngineInfo describe() {
        return new EngineInfo(
                "none", false, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(problem));
    }

    @Override
    public ModelInfo open(Frame.Open request, ProgressListener progress) throws EngineException {
        throw unavailable();
    }

    @Override
    public List<Integer> tokenize(Frame.Tokenize request) throws EngineException {
        throw unavailable();
    }

    @Override
    public Frame.Answered ask(Frame.Ask request, AnswerListener out) throws EngineException {
        throw unavailable();
    }

    @Override
    public void cancel() {}

    @Override
    public void resetCancel() {}

    private EngineException unavailable() {
        return new EngineException(Reason.NATIVES_UNAVAILABLE, problem);
    }
}
