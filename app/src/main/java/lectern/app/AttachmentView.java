package lectern.app;

/**
 * A picture that is kept.
 *
 * @param sha256 of the original bytes, lower-case hexadecimal
 * @param name the file's name without its folder, as it was added
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param format what kind of file it is, as its bytes say: {@code PNG}, {@code JPEG} and so on
 * @param byteSize of the original file
 */
public record AttachmentView(String sha256, String name, int width, int height, String format, long byteSize) {}
