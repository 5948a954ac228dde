package lectern.app;

import java.util.Objects;

/**
 * A picture or document that is kept.
 *
 * @param sha256 of the original bytes, lower-case hexadecimal
 * @param name the file's name without its folder, as it was added
 * @param width of the first page, upright: in pixels of a picture, in points of a PDF, 1 of a text
 * @param height likewise
 * @param format what kind of file it is, as its content says: {@code PNG}, {@code JPEG}, {@code PDF} and so on
 * @param byteSize of the original file
 * @param pages how many it has, at least 1
 * @param choices what was chosen for it where it is used
 */
public record AttachmentView(
        String sha256, String name, int width, int height, String format, long byteSize, int pages,
        AttachmentChoices choices) {

    public AttachmentView {
        Objects.requireNonNull(choices);
    }

    /** A picture, with nothing chosen. */
    public AttachmentView(String sha256, String name, int width, int height, String format, long byteSize) {
        this(sha256, name, width, height, format, byteSize, 1, AttachmentChoices.USUAL);
    }

    /** Under another name. */
    public AttachmentView named(String other) {
        return new AttachmentView(sha256, other, width, height, format, byteSize, pages, choices);
    }

    public AttachmentView with(AttachmentChoices others) {
        return new AttachmentView(sha256, name, width, height, format, byteSize, pages, others);
    }
}
