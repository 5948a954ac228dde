package lectern.app;

import java.nio.file.Path;

/** Where the engine's native libraries lie. */
public final class Natives {

    /** System property that names the folder; the launchers set it. */
    public static final String PROPERTY = "lectern.natives";

    private Natives() {}

    /** The folder of this installation or checkout; it need not exist. */
    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, ".natives/current")).toAbsolutePath().normalize();
    }
}
