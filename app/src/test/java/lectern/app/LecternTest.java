package lectern.app;

import java.nio.file.Path;
import java.util.List;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Lectern over a real library and a scripted engine, for each test. */
abstract class LecternTest {

    @TempDir
    Path folder;

    ScriptedEngine engine;
    Lectern lectern;

    @BeforeEach
    void start() {
        engine = new ScriptedEngine();
        lectern = Lectern.start(AppPaths.under(folder), engine);
    }

    @AfterEach
    void end() {
        lectern.close();
    }

    void restart() {
        end();
        start();
    }

    ModelFiles files() {
        return ModelFiles.of(folder.resolve("model.gguf"), folder.resolve("mmproj.gguf"));
    }

    void openModel() {
        lectern.models().open(files(), ProgressListener.NONE);
    }

    long newConversation() {
        return lectern.conversations().create().id();
    }

    /** Asks and waits for the end of the answer. */
    Heard ask(long conversation, String text, AttachmentView... attachments) throws Exception {
        var heard = new Heard();
        lectern.asking().ask(conversation, text, List.of(attachments), heard);
        heard.answer();
        return heard;
    }
}
