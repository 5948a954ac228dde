package lectern.engine.encode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lectern.engine.cache.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a transformer block takes on this computer, learned from every picture, so that the first estimate of the
 * next one is good already. One small file for each projector.
 */
public final class LearnedTimes {

    private static final String ENDING = ".times.json";

    /** How much the newest picture counts. */
    private static final double NEWEST = 0.5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Double>> TYPE = new TypeReference<>() {};

    private static final Logger LOG = LoggerFactory.getLogger(LearnedTimes.class);

    private final Path folder;
    private final Path projector;

    /** @param folder where hashes of projectors are kept as well */
    public LearnedTimes(Path folder, Path projector) {
        this.folder = folder;
        this.projector = projector;
    }

    /**
     * @param by what computes: encoder, threads, libraries
     * @return milliseconds a block; 0 when nothing is known
     */
    public double millisPerBlock(String by) {
        return file().map(LearnedTimes::read).map(known -> known.getOrDefault(by, 0.0)).orElse(0.0);
    }

    /** @param millis a block of the newest picture, above 0 */
    public void learn(String by, double millis) {
        file().ifPresent(file -> {
            var known = read(file);
            known.merge(by, millis, (before, now) -> before + NEWEST * (now - before));
            try {
                WholeFile.write(file, JSON.writeValueAsBytes(known));
            } catch (IOException e) {
                LOG.debug("How long a block takes could not be kept", e);
            }
        });
    }

    /** Empty as long as the projector was not hashed, which is done for other reasons. */
    private Optional<Path> file() {
        try {
            return new FileHash(folder).known(projector).map(hash -> folder.resolve(hash + ENDING));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What cannot be read is learned again. */
    private static Map<String, Double> read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), TYPE) : new TreeMap<>();
        } catch (IOException e) {
            return new TreeMap<>();
        }
    }
}
