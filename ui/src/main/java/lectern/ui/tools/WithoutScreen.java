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

    /** Does not return: an exception would end this thread alone, and the window's would go on for ever. */
    static void run(Tool tool) {
        int status = 0;
        try {
            runIn(Files.createTempDirectory("lectern-without-screen"), tool);
        } catch (Exception | Error e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void runIn(Path work, Tool tool) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            Platform.setImplicitExit(false);
            tool.run(work);
        } finally {
            delete(work);
        }
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
