package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.testmodel.DamagedFile;
import lectern.engine.testmodel.DamagedFiles;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every damaged file of the corpus, as a person would open it. */
class DamagedModelTest {

    private static final AnswerOptions SHORT = new AnswerOptions(Sampling.GREEDY, 4, List.of());

    @TempDir
    Path folder;

    @Test
    void opening_any_of_hundreds_of_damaged_files_ends_in_a_sentence_or_in_a_model_that_answers() throws Exception {
        var good = new TinyGemma().write(folder.resolve("good"));
        var damaged = DamagedFiles.all();
        assertThat(damaged).hasSizeGreaterThanOrEqualTo(200);
        try (var engine = Engines.start()) {
            for (var file : damaged) {
                open(engine, file, pair(good, file));
            }
            // After all that, the next model opens and answers.
            engine.open(good, Engines.SETTINGS, ProgressListener.NONE).await();
            assertThat(engine.ask(
                                    Chat.question("Still there?", List.of(Engines.picture(20, 20, 1))),
                                    SHORT,
                                    new Recording())
                            .await()
                            .tokenIds())
                    .isNotEmpty();
        }
    }

    private static void open(ProcessEngine engine, DamagedFile file, ModelFiles files) {
        try {
            engine.open(files, Engines.SETTINGS, ProgressListener.NONE).await();
            // The damage was in weights or in words nobody needs: then it has to work, garbage or not.
            engine.ask(Chat.question("Well?", List.of(Engines.picture(20, 20, 1))), SHORT, new Recording()).await();
        } catch (EngineException e) {
            assertThat(e.getMessage()).as(file.name()).endsWith(".");
            if (e.reason() == Reason.ENGINE_LOST) {
                fail(file.name() + " passed the check and brought the host down: " + e.getMessage());
            }
        }
    }

    private ModelFiles pair(ModelFiles good, DamagedFile file) throws Exception {
        var written = file.writeTo(folder);
        return switch (file.role()) {
            case MODEL -> ModelFiles.of(written, good.projector().orElseThrow());
            case PROJECTOR -> ModelFiles.of(good.model(), written);
        };
    }
}
