package lectern.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * A picture or document that is kept.
 *
 * @param sha256 of the original bytes, 64 lower-case hexadecimal digits
 * @param name the file's name without its folder, as it was added here
 * @param format what kind of file it is
 * @param width of the first page, upright: in pixels of a picture, in points of a PDF, 1 of a text
 * @param height likewise
 * @param byteSize of the original file
 * @param pages at least 1
 * @param choices what a person chose where it is used, as the program writes it; empty for what is usual
 */
public record Attachment(
        String sha256, String name, String format, int width, int height, long byteSize, int pages,
        Optional<String> choices) {
    public Attachment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(format);
        Objects.requireNonNull(choices);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
    }

    public Attachment withChoices(Optional<String> others) {
        return new Attachment(sha256, name, format, width, height, byteSize, pages, others);
    }
}
