package lectern.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files of temporary conversations lie, because processes read them by name: in memory where the system has a
 * folder for that (Linux: {@code /dev/shm}) with room in it, in the library's folder elsewhere. It goes when it is
 * closed; what a crash left of it goes when the library is opened again. The library's lock sees to it that there is
 * one.
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /** Documents may have some hundred MB; containers often give no more than 64 in all. */
    private static final long ROOM = 512L << 20;

    /** An empty one that nobody but the user can read. */
    static TemporaryFolder create(Path library) throws IOException {
        removeLeftOvers(library);
        if (isRoomInMemory()) {
            try {
                var onlyMine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
                return new TemporaryFolder(Files.createDirectory(inMemory(library), onlyMine));
            } catch (IOException | UnsupportedOperationException e) {
                LOG.info("Temporary files do not lie in memory: {}", e.toString());
            }
        }
        return new TemporaryFolder(Files.createDirectory(onDisk(library)));
    }

    /** Removes what a process left that ended without closing. */
    static void removeLeftOvers(Path library) {
        for (var folder : List.of(inMemory(library), onDisk(library))) {
            remove(folder);
        }
    }

    private static boolean isRoomInMemory() {
        try {
            return Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() >= ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    /** One for each library and user. */
    private static Path inMemory(Path library) {
        var whose = System.getProperty("user.name") + " " + library.toAbsolutePath().normalize();
        var hash = AttachmentStore.sha256(whose.getBytes(StandardCharsets.UTF_8));
        return IN_MEMORY.resolve("lectern-temporary-" + hash.substring(0, 32));
    }

    private static Path onDisk(Path library) {
        return library.resolve("temporary");
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Windows keeps a file that is being read; it goes when the library is opened the next time.
            LOG.warn("Temporary files could not be removed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        remove(path);
    }
}
