package lectern.ui.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** Runs a tool with windows that are drawn nowhere, and ends the program. */
final class WithoutScreen {

    /** What a tool does. */
    interface Tool {

        /** @param work a folder that is thrown away afterwards */
        void run(Path work) throws Exception;
    }

    private WithoutScreen() {}

    static void run(Tool tool) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var work = Files.createTempDirectory("lectern-without-screen");
        try {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            Platform.setImplicitExit(false);
            tool.run(work);
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
