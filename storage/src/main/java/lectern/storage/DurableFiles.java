package lectern.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole or not there, whenever the power goes. */
final class DurableFiles {

    /** Removes the files of a folder, if there is one. */
    static void removeAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                for (var file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The ending of files that are being written; one that is left over from a crash is nothing. */
    static final String TEMPORARY = ".part";

    private DurableFiles() {}

    /** Writes a new file or replaces one, as a whole. */
    static void write(Path file, byte[] bytes) throws IOException {
        var half = Files.createTempFile(file.getParent(), "", TEMPORARY);
        try {
            try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            publish(half, file);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Gives a file that was written its name, after its bytes are on the disk. */
    static void publish(Path half, Path file) throws IOException {
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.getParent());
    }

    /** Puts a folder's entries on the disk, where the system can. Windows cannot, and need not. */
    static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every file system can; the entry then reaches the disk when the system writes it.
        }
    }
}
