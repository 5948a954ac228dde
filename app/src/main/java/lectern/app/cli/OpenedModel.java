package lectern.app.cli;

import lectern.app.extract.Questions;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** A model for many questions: opened when it is needed, and again when its engine ended. */
final class OpenedModel implements Questions {

    private final Engine engine;
    private final ModelFiles files;
    private final EngineSettings settings;
    private final ProgressListener progress;
    private volatile EngineTask<?> task;
    private volatile boolean stopped;
    private ModelInfo info;

    OpenedModel(Engine engine, ModelFiles files, EngineSettings settings, ProgressListener progress) {
        this.engine = engine;
        this.files = files;
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public ModelInfo model() throws EngineException {
        if (info == null) {
            info = await(engine.open(files, settings, progress));
        }
        return info;
    }

    @Override
    public Answer ask(Chat chat, AnswerOptions options) throws EngineException {
        try {
            model();
            return await(engine.ask(chat, options, AnswerListener.SILENT));
        } catch (EngineException e) {
            if (e.reason() == Reason.ENGINE_LOST) {
                info = null;
            }
            throw e;
        }
    }

    private <T> T await(EngineTask<T> begun) throws EngineException {
        task = begun;
        if (stopped) {
            begun.cancel();
        }
        return begun.await();
    }

    /** Ends what is being done, and all that comes. From any thread. */
    void stop() {
        stopped = true;
        var running = task;
        if (running != null) {
            running.cancel();
        }
    }
}
