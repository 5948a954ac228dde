package lectern.ui.tools;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import lectern.app.Demo;

/** The window as a fresh install shows it. */
final class FirstStartPictures {

    private FirstStartPictures() {}

    static void take(Path folder, StagedLibraries libraries) throws IOException {
        var demo = Demo.installed();
        try (var window = new PicturedWindow(folder, libraries.empty(demo), 1280, 800)) {
            window.awaitSight(demo.isPresent() ? ".sample-question" : ".empty-action");
            window.picture("first-start-light-1280x800");
            window.scheme(ColorScheme.DARK);
            window.picture("first-start-dark-1280x800");
            window.size(800, 600);
            window.picture("first-start-dark-800x600");
        }
    }
}
