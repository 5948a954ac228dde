package lectern.engine.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import lectern.engine.EngineChoice;
import lectern.engine.EngineSettings;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;

/** Real engines for tests, with the natives that ./lectern built. */
final class Engines {

    static final Path NATIVES = Path.of(System.getProperty("lectern.natives"));

    /** One thread: two that wait for each other on a busy machine make small models slow. */
    static final EngineSettings SETTINGS = new EngineSettings(1, 0, 0, 0, -1);

    private Engines() {}

    static ProcessEngine start() {
        return start(Deadlines.DEFAULT);
    }

    static ProcessEngine start(Deadlines deadlines) {
        return start(EngineChoice.LLAMA_CPP, NATIVES, deadlines);
    }

    static ProcessEngine start(EngineChoice choice, Path natives, Deadlines deadlines) {
        return new ProcessEngine(
                HostLauncher.forThisProcess(new HostOptions(choice, natives, Optional.empty(), Optional.empty())),
                deadlines);
    }

    /** Patient while starting, impatient with a host that hangs. */
    static Deadlines impatient() {
        return new Deadlines(
                Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    /** A picture of noise; the same seed gives the same one. */
    static RgbImage picture(int width, int height, int seed) {
        byte[] pixels = new byte[width * height * 3];
        new Random(seed).nextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }
}
