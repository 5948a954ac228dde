package lectern.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that one process hands to another and removes a moment later. They lie in memory where the system has a folder
 * for that (Linux: {@code /dev/shm}) with room in it, so that nothing of them reaches the disk; in the folder for
 * temporary files elsewhere. Nobody but the user can read them.
 *
 * <p>Each process has a folder of its own, in which it holds a lock for as long as it lives: so what one that was
 * killed has left there can be told from what another still needs.
 */
public final class PassingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PassingFiles.class);

    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final Path ELSEWHERE = Path.of(System.getProperty("java.io.tmpdir"));

    /** A page at its largest takes 300 MB; containers often give no more than 64 in all. */
    private static final long ROOM = 512L << 20;

    private static final String PREFIX = "lectern-passing";
    private static final String LOCK = "lock";

    /** A folder is made a moment before its lock. */
    private static final Duration WITHOUT_LOCK = Duration.ofMinutes(1);

    /** Those of this process, by where they lie, with the files that are locked. */
    private static final Map<Path, Folder> MINE = new HashMap<>();

    private record Folder(Path path, FileChannel locked) {}

    private PassingFiles() {}

    /** An empty file. */
    public static Path createFile(String prefix, String suffix) throws IOException {
        return Files.createTempFile(mine(place()), prefix, suffix);
    }

    /** An empty folder. */
    public static Path createFolder(String prefix) throws IOException {
        return Files.createTempDirectory(mine(place()), prefix);
    }

    /** Removes what processes left that were killed. */
    public static void removeLeftOvers() {
        for (var place : List.of(IN_MEMORY, ELSEWHERE)) {
            if (Files.isDirectory(place)) {
                removeLeftOvers(place);
            }
        }
    }

    static synchronized Path mine(Path place) throws IOException {
        var folder = MINE.get(place);
        // Systems tidy up folders for temporary files, and without the lock it would be taken for a left-over.
        if (folder == null || !Files.exists(folder.path().resolve(LOCK))) {
            var path = Files.createTempDirectory(place, PREFIX);
            var lock = path.resolve(LOCK);
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            path.toFile().deleteOnExit();
            lock.toFile().deleteOnExit();
            folder = new Folder(path, channel);
            MINE.put(place, folder);
        }
        return folder.path();
    }

    static synchronized void removeLeftOvers(Path place) {
        try (var folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (var folder : folders) {
                // Not even looked into: on Linux, closing a file gives up all that its process has locked of it.
                if (MINE.values().stream().noneMatch(mine -> mine.path().equals(folder))) {
                    removeUnlessUsed(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.info("Files that were passed on are not looked for in {}: {}", place, e.toString());
        }
    }

    private static void removeUnlessUsed(Path folder) {
        try {
            var lock = folder.resolve(LOCK);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            // Anybody may make folders there: no link of theirs is followed, and no pipe is waited for.
            boolean locked = Files.exists(lock, LinkOption.NOFOLLOW_LINKS);
            if (locked
                    ? !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                    : age(folder).compareTo(WITHOUT_LOCK) < 0) {
                return;
            }
            try (var channel = FileChannel.open(
                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                if (channel.tryLock() == null) {
                    return;
                }
            }
            delete(folder);
            LOG.info("Removed what a process had left in {}", folder);
        } catch (IOException e) {
            // That of another user.
            LOG.debug("Not removed: {}", folder, e);
        }
    }

    private static Duration age(Path folder) throws IOException {
        return Duration.between(Files.getLastModifiedTime(folder).toInstant(), Instant.now());
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure) throws IOException {
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path place() {
        return isRoomInMemory() ? IN_MEMORY : ELSEWHERE;
    }

    private static boolean isRoomInMemory() {
        try {
            return Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() >= ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
