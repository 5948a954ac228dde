package lectern.engine.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that can be made again, up to so many bytes of them: those used longest ago go first.
 *
 * <p>A file appears whole or not at all, also after a power cut. What the disk does not allow is logged and costs only
 * time: nothing here throws. Several processes may share a folder.
 */
public final class CacheFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);

    private final Path folder;
    private final String ending;
    private final long maxBytes;

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /**
     * @param ending of the files' names, such as {@code .f32}
     * @param maxBytes more than that is never kept
     */
    public CacheFolder(Path folder, String ending, long maxBytes) {
        this.folder = folder;
        this.ending = ending;
        this.maxBytes = maxBytes;
    }

    /** The file of a key, which thereby counts as used now. */
    public Optional<Path> find(String key) {
        var file = folder.resolve(key + ending);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("Not marked as used: {}", file, e);
        }
        return Optional.of(file);
    }

    /** Files whose keys begin so. Looking at them is not using them. */
    public List<Path> beginningWith(String prefix) {
        return files().stream()
                .map(Entry::file)
                .filter(file -> file.getFileName().toString().startsWith(prefix) && file.toString().endsWith(ending))
                .toList();
    }

    /** The key of a file that is or was here. */
    public String key(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }

    /** Keeps what is written for a key, and makes room for it. */
    public void put(String key, Writer writer) {
        if (maxBytes == 0) {
            return;
        }
        Path part = null;
        try {
            Files.createDirectories(folder);
            part = Files.createTempFile(folder, key.substring(0, Math.min(16, key.length())), WholeFile.PART);
            writer.write(part);
            if (Files.size(part) > maxBytes) {
                Files.delete(part);
                return;
            }
            WholeFile.put(part, folder.resolve(key + ending));
            trim(maxBytes);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Nothing was kept in {}: {}", folder, e.toString());
            delete(part);
        }
    }

    /** Removes a file that turned out to be damaged. */
    public void remove(String key) {
        delete(folder.resolve(key + ending));
    }

    /** Bytes that the files take. */
    public long bytes() {
        return files().stream().mapToLong(Entry::bytes).sum();
    }

    /** Removes everything. */
    public void clear() {
        trim(0);
    }

    private record Entry(Path file, long bytes, FileTime used) {}

    private void trim(long most) {
        var files = files();
        long bytes = files.stream().mapToLong(Entry::bytes).sum();
        for (var entry : files) {
            if (bytes <= most) {
                return;
            }
            delete(entry.file());
            bytes -= entry.bytes();
        }
    }

    /** The one used longest ago first; remains of a process that was killed count as well, after an hour. */
    private List<Entry> files() {
        var entries = new ArrayList<Entry>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var used = Files.getLastModifiedTime(file);
                if (file.toString().endsWith(ending) || WholeFile.isRemains(file)) {
                    entries.add(new Entry(file, Files.size(file), used));
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            LOG.debug("Not all files of {} could be seen", folder, e);
        }
        entries.sort(Comparator.comparing(Entry::used));
        return entries;
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Windows keeps files that are mapped; they go another time.
            LOG.debug("Not removed: {}", file, e);
        }
    }
}
