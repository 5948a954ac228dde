package lectern.engine.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Small files that whoever looks finds whole, or as they were. */
public final class WholeFile {

    static final String PART = ".part";

    private WholeFile() {}

    /** Writes beside the file's place, in a folder that is made if need be, and moves it there. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        var part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        Files.write(part, content);
        put(part, file);
    }

    /** Moves what was written to its place. */
    static void put(Path part, Path file) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            // Else a power cut may leave a whole name with half a file.
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a file was being written when its process was killed: more than an hour ago, so that none writes it. */
    public static boolean isRemains(Path file) throws IOException {
        return file.getFileName().toString().endsWith(PART)
                && Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(Duration.ofHours(1)));
    }
}
