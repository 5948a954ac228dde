package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.List;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests with one engine for all of a class, real llama.cpp in a real child process. Before each of them, a tiny model
 * that sees is opened in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TinyModelTest {

    /** 16 tokens, always the same ones. */
    static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 16, List.of());

    /** Until the model ends its turn, the window is full or it is stopped. */
    static final AnswerOptions ENDLESS = new AnswerOptions(Sampling.GREEDY, 0, List.of());

    Path folder;
    ModelFiles model;
    ProcessEngine engine;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        model = new TinyGemma().write(folder);
        engine = Engines.start();
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @BeforeEach
    void openModel() throws EngineException {
        open(model);
    }

    void open(ModelFiles files) throws EngineException {
        open(files, Engines.SETTINGS);
    }

    void open(ModelFiles files, EngineSettings settings) throws EngineException {
        engine.open(files, settings, ProgressListener.NONE).await();
    }

    Answer ask(Chat chat, AnswerOptions options, Recording heard) throws EngineException {
        return engine.ask(chat, options, heard).await();
    }

    /** What the model takes of a picture. */
    ModelInfo.Vision vision() throws EngineException {
        return CheckedModel.vision(model.projector().orElseThrow());
    }

    void assertRefused(Chat chat, Reason reason, String words) {
        assertThatThrownBy(() -> ask(chat, GREEDY, new Recording()))
                .asInstanceOf(type(EngineException.class))
                .returns(reason, EngineException::reason)
                .extracting(Throwable::getMessage).asString().contains(words);
    }
}
