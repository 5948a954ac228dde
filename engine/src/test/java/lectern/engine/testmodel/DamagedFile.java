package lectern.engine.testmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A file that was a good model or projector before something happened to it.
 *
 * @param name what happened, as words with dashes; unique among all damaged files
 * @param role what it is opened as
 * @param field the field of the file that was hit, as {@link GgufImage} names it, or {@code whole file}
 * @param content makes the bytes; kept until needed because all files together are large
 */
public record DamagedFile(String name, Role role, String field, Supplier<byte[]> content) {

    /** What the file is opened as. */
    public enum Role { MODEL, PROJECTOR }

    /** Writes it into a folder, under its own name. */
    public Path writeTo(Path folder) throws IOException {
        return Files.write(folder.resolve(name + ".gguf"), content.get());
    }

    @Override
    public String toString() {
        return name;
    }
}
