package lectern.engine.cache;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Small files that whoever looks finds whole, or as they were. */
public final class WholeFile {

    private static final String PART = ".part";

    private WholeFile() {}

    /** Writes beside the file's place, in a folder that is made if need be, and moves it there. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        var part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        try (var channel = FileChannel.open(part, CREATE, TRUNCATE_EXISTING, WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // Else a power cut may leave a whole name with half a file.
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a file is being written, or was when its process ended. */
    public static boolean isPart(Path file) {
        return file.getFileName().toString().endsWith(PART);
    }
}
