package lectern.engine.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.AnswerListener;
import lectern.engine.EngineInfo;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** A backend without a model: of questions, it takes none. */
abstract class UnaskedBackend implements Backend {

    @Override
    public EngineInfo describe() {
        return new EngineInfo(
                "unasked", false, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public ModelInfo open(Frame.Open request, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Integer> tokenize(Frame.Tokenize request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Frame.Answered ask(Frame.Ask request, AnswerListener out) {
        throw new UnsupportedOperationException();
    }
}
