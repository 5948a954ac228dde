package lectern.storage;

import java.util.Objects;

/**
 * A picture that is kept.
 *
 * @param sha256 of the original bytes, 64 lower-case hexadecimal digits
 * @param name the file's name without its folder, as it was added here
 * @param format what kind of file it is
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param byteSize of the original file
 */
public record Attachment(String sha256, String name, String format, int width, int height, long byteSize) {
    public Attachment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(format);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
    }
}
