package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.app.AppPaths;
import lectern.app.Lectern;
import lectern.app.Natives;
import lectern.app.Settings;
import lectern.engine.Engine;
import lectern.engine.EngineChoice;
import lectern.engine.ModelFiles;
import lectern.engine.process.ProcessEngine;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;

/** The window over the real engine in its own process, with a small model whose answers mean nothing. */
class RealEngineTest extends WindowTest {

    private ProcessEngine real;

    @Override
    Engine engine() {
        real = ProcessEngine.start(EngineChoice.AUTO, Natives.folder(), Optional.empty(), Optional.empty());
        return real;
    }

    /**
     * Short answers that are always the same, and no second thread: on a machine where something else computes, two
     * threads that wait for each other take many times as long as one.
     */
    @Override
    Callable<Lectern> opener() {
        return () -> {
            var lectern = Lectern.start(AppPaths.under(folder.resolve("library")), engine());
            lectern.settings().set(Settings.THREADS, 1);
            lectern.settings().set(Settings.TEMPERATURE, 0.0);
            lectern.settings().set(Settings.MAX_TOKENS, 32);
            return lectern;
        };
    }

    @Override
    Optional<ModelFiles> firstModel() {
        try {
            return Optional.of(new TinyGemma().write(folder.resolve("tiny")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void untilAnswered(int texts) {
        until("it is answered", () -> texts().size() == texts && find(".stop") == null && find(".copy") != null);
    }

    @Test
    void a_picture_is_asked_about_and_a_killed_engine_is_survived() {
        awaitReady();
        until("the model is open", () -> find(".model-chip .ring-progress-indicator") == null);
        drop(picture("colours.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        ask("Which colours?");
        untilAnswered(2);
        assertThat(says("could not")).isFalse();
        var first = texts().getLast();
        assertThat(first).isNotBlank();

        assertThat(ProcessHandle.of(real.hostPid().orElseThrow()).orElseThrow().destroyForcibly()).isTrue();
        ask("And again?");
        until("it is answered or says why not", () -> find(".stop") == null
                && (find(".answer .retry") != null || texts().size() == 4));
        if (sees(".answer .retry")) {
            click(".answer .retry");
        }
        untilAnswered(4);
        reopen();
        until("all of it is there", () -> texts().size() == 4);
        assertThat(texts()).contains("Which colours?", first, "And again?");
    }
}
