package lectern.app;

import lectern.app.extract.Questions;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** Asks the model that is open; its turn comes between other questions. */
final class OpenModelQuestions implements Questions {

    private final Engine engine;
    private final EngineModels models;
    private volatile EngineTask<?> task;
    private volatile boolean stopped;

    OpenModelQuestions(Engine engine, EngineModels models) {
        this.engine = engine;
        this.models = models;
    }

    void begin() {
        stopped = false;
    }

    /** Ends what is being asked. From any thread. */
    void stop() {
        stopped = true;
        var running = task;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public ModelInfo model() throws EngineException {
        try {
            return models.require(ProgressListener.NONE, notice -> {}, this::working, () -> stopped);
        } catch (AppException e) {
            if (stopped) {
                throw new EngineException(Reason.CANCELLED, "It was stopped.", e);
            }
            throw e;
        }
    }

    @Override
    public Answer ask(Chat chat, AnswerOptions options) throws EngineException {
        model();
        try {
            var asked = engine.ask(chat, options, AnswerListener.SILENT);
            working(asked);
            return asked.await();
        } catch (EngineException e) {
            if (e.reason() == Reason.ENGINE_LOST) {
                models.lost(e);
            }
            throw e;
        }
    }

    private void working(EngineTask<?> begun) {
        task = begun;
        if (stopped) {
            begun.cancel();
        }
    }
}
