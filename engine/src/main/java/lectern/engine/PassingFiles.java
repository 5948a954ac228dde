package lectern.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that one process hands to another and removes a moment later. They lie in memory where the system has a folder
 * for that (Linux: {@code /dev/shm}) with room in it, so that nothing of them reaches the disk; in the folder for
 * temporary files elsewhere. Nobody but the user can read them.
 */
public final class PassingFiles {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /** A page at its largest takes 300 MB; containers often give no more than 64 in all. */
    private static final long ROOM = 512L << 20;

    private PassingFiles() {}

    /** An empty file. */
    public static Path createFile(String prefix, String suffix) throws IOException {
        return isRoomInMemory()
                ? Files.createTempFile(IN_MEMORY, prefix, suffix)
                : Files.createTempFile(prefix, suffix);
    }

    /** An empty folder. */
    public static Path createFolder(String prefix) throws IOException {
        return isRoomInMemory()
                ? Files.createTempDirectory(IN_MEMORY, prefix)
                : Files.createTempDirectory(prefix);
    }

    private static boolean isRoomInMemory() {
        try {
            return Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() >= ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
