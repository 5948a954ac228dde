package lectern.ui.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * Draws pictures of the window without a screen, in the language of this process: {@code Screenshots FOLDER}. The conversations are real ones in
 * libraries that are thrown away; only the answers are staged.
 */
public final class Screenshots {

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Say which folder the pictures are to go to.");
            System.exit(2);
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var work = Files.createTempDirectory("lectern-screenshots");
        try {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            Platform.setImplicitExit(false);
            var libraries = new StagedLibraries(work);
            FirstStartPictures.take(folder, libraries);
            ConversationPictures.take(folder, libraries);
            ViewerPictures.take(folder, libraries);
        } finally {
            delete(work);
        }
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
