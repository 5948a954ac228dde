package lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that can be made again. */
final class Caches {

    private static final Logger LOG = LoggerFactory.getLogger(Caches.class);

    private Caches() {}

    /** Removes them. What another process uses now stays until it is asked again. */
    static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("The cache in {} could not be removed", folder, e);
        }
    }
}
