package lectern.engine.cache;

import java.io.IOException;
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
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a file is being written, or was when its process ended. */
    public static boolean isPart(Path file) {
        return file.getFileName().toString().endsWith(PART);
    }
}
