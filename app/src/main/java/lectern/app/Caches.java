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
                    delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("The cache in {} could not be removed", folder, e);
        }
    }

    /** What the engine has loaded, Windows does not remove; the rest goes all the same. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Not removed from the cache: {}", file, e);
        }
    }
}
