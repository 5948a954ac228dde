package lectern.app;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.PromptPreview;
import lectern.engine.document.Box;
import lectern.engine.document.RgbImage;

/** Another engine, of which a test learns what it reads ahead. */
record WatchedEngine(Engine engine, BlockingQueue<EngineTask<Integer>> readings) implements Engine {

    WatchedEngine(Engine engine) {
        this(engine, new LinkedBlockingQueue<>());
    }

    @Override
    public EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly, ProgressListener progress) {
        var task = engine.readAhead(chat, memoryOnly, progress);
        readings.add(task);
        return task;
    }

    @Override
    public EngineTask<EngineInfo> describe() {
        return engine.describe();
    }

    @Override
    public EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress) {
        return engine.open(files, settings, progress);
    }

    @Override
    public EngineTask<PromptPreview> preview(ModelFiles files, Chat chat) {
        return engine.preview(files, chat);
    }

    @Override
    public EngineTask<Long> encodeAhead(RgbImage image, Box box, boolean memoryOnly, ProgressListener progress) {
        return engine.encodeAhead(image, box, memoryOnly, progress);
    }

    @Override
    public EngineTask<Answer> ask(Chat chat, AnswerOptions options, AnswerListener listener) {
        return engine.ask(chat, options, listener);
    }

    @Override
    public void close() {
        engine.close();
    }
}
