package lectern.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import lectern.storage.StorageException.Reason;

/**
 * Keeps a second Lectern out of a folder. The system lets go of it when the process ends, however it ends.
 */
final class LibraryLock implements AutoCloseable {

    /**
     * The folders this process has locked. Asking the system twice would not do: on Linux, closing a second channel to
     * the lock file lets go of the first one's lock.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private LibraryLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static LibraryLock take(Path folder) throws IOException {
        var real = folder.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(real)) {
                throw inUse(folder);
            }
            var channel = FileChannel.open(
                    real.resolve("lectern.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw inUse(folder);
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            HELD.add(real);
            return new LibraryLock(real, channel);
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try (channel) {
                HELD.remove(folder);
            } catch (IOException e) {
                // Closed in any case, and the lock with it.
            }
        }
    }

    private static StorageException inUse(Path folder) {
        return new StorageException(
                Reason.IN_USE,
                "Another Lectern has the library in " + folder + " open. Use its window, close it first, or choose "
                        + "another folder with --data.",
                folder.toString());
    }
}
