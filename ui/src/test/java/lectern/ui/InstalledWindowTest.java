package lectern.ui;

import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.app.AppPaths;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.app.Natives;
import lectern.app.Settings;
import lectern.engine.Engine;
import lectern.engine.EngineChoice;
import lectern.engine.ModelFiles;
import lectern.engine.process.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;

/** The window of a fresh install, with the real engine and the demo model, which always says what is likeliest. */
abstract class InstalledWindowTest extends PageWindowTest {

    final Demo demo = Demo.installed().orElseThrow();

    /** With it comes a banner, which moves everything below it. */
    @BeforeEach
    void untilTheModelIsOpen() {
        until("the demo model is open", () -> find(".demo-notice") != null);
    }

    @Override
    Engine engine() {
        return ProcessEngine.start(EngineChoice.AUTO, Natives.folder(), Optional.empty(), Optional.empty());
    }

    @Override
    Optional<ModelFiles> firstModel() {
        return Optional.empty();
    }

    @Override
    Callable<Lectern> opener() {
        return () -> {
            var lectern = Lectern.start(AppPaths.under(folder.resolve("library")), engine(), Optional.of(demo));
            lectern.settings().set(Settings.TEMPERATURE, 0.0);
            return lectern;
        };
    }
}
