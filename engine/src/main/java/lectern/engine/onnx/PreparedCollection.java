package lectern.engine.onnx;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes prepared weights that nobody needs: of projectors not used for a season, the ones used longest ago beyond so
 * many bytes, damaged ones, and what a process that was killed left half written. What was used or begun within the
 * last hour stays in any case: some process may be working with it. What the disk does not allow is logged and costs
 * only room.
 */
public final class PreparedCollection {

    /** Not used for so long, weights go. */
    static final Duration KEPT = Duration.ofDays(90);

    /** Weights of three projectors of Gemma 3's size, in both precisions. */
    static final long MAX_BYTES = 8L << 30;

    private static final Duration IN_USE = Duration.ofHours(1);
    private static final String WEIGHTS = ".weights";
    private static final String RANGES = ".ranges";
    private static final String TEMPORARY = ".part";
    private static final int HASH_LENGTH = 64;

    private static final Logger LOG = LoggerFactory.getLogger(PreparedCollection.class);

    private final Path folder;
    private final long maxBytes;
    private final Instant now;

    private record Entry(Path file, long bytes, Instant used) {}

    PreparedCollection(Path folder, long maxBytes, Instant now) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.now = now;
    }

    /** Collects in the background. @param folder where prepared weights are kept; it need not exist */
    public static void start(Path folder) {
        Thread.ofPlatform().name("prepared-collection").daemon().priority(Thread.MIN_PRIORITY)
                .start(() -> new PreparedCollection(folder, MAX_BYTES, Instant.now()).collect());
    }

    /** Notes that a file is used now. */
    static void used(Path weights) {
        try {
            Files.setLastModifiedTime(weights, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("Not marked as used: {}", weights, e);
        }
    }

    void collect() {
        remove(list(TEMPORARY));
        var kept = new ArrayList<Entry>();
        for (var entry : list(WEIGHTS)) {
            if (isIdle(entry) && (entry.used().isBefore(now.minus(KEPT)) || isDamaged(entry.file()))) {
                delete(entry.file());
            } else {
                kept.add(entry);
            }
        }
        kept.sort(Comparator.comparing(Entry::used));
        long bytes = kept.stream().mapToLong(Entry::bytes).sum();
        var projectors = new HashSet<String>();
        for (var entry : kept) {
            if (bytes > maxBytes && isIdle(entry)) {
                delete(entry.file());
                bytes -= entry.bytes();
            } else {
                projectors.add(projector(entry.file()));
            }
        }
        // Ranges belong to the weights; without them, and after a season, they go as well.
        remove(list(RANGES).stream()
                .filter(ranges -> ranges.used().isBefore(now.minus(KEPT)))
                .filter(ranges -> !projectors.contains(projector(ranges.file())))
                .toList());
    }

    private void remove(List<Entry> entries) {
        entries.stream().filter(this::isIdle).map(Entry::file).forEach(PreparedCollection::delete);
    }

    private boolean isIdle(Entry entry) {
        return entry.used().isBefore(now.minus(IN_USE));
    }

    private static boolean isDamaged(Path file) {
        try (var _ = PreparedFile.open(file)) {
            return false;
        } catch (PreparedFile.DamagedException e) {
            return true;
        } catch (IOException e) {
            // Perhaps only for now.
            return false;
        }
    }

    /** SHA-256 of the projector, with which the names of its files begin. */
    private static String projector(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, Math.min(HASH_LENGTH, name.length()));
    }

    private List<Entry> list(String ending) {
        var entries = new ArrayList<Entry>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ending)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("Not all files of {} could be seen", folder, e);
        }
        return entries;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps files that are mapped; they go another time.
            LOG.debug("Not removed: {}", file, e);
        }
    }
}
