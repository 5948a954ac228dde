package lectern.app;

import java.nio.file.Path;
import lectern.engine.document.RgbImage;

/** The pictures that are kept. */
public interface Attachments {

    /**
     * Decodes a picture and keeps its original bytes.
     *
     * @throws AppException with a {@code picture.…} key when it is no picture that Lectern reads
     */
    AttachmentView add(Path file);

    /** The same for a picture that is no file, such as one from the clipboard. */
    AttachmentView add(String name, byte[] bytes);

    /** The upright picture, from a small cache where it can. The pixels are shared: do not write to them. */
    RgbImage pixels(AttachmentView attachment);

    /**
     * The upright picture as a PNG that fits into a square, with its proportions; a smaller picture keeps its size.
     *
     * @param maxSide pixels, at least 1
     */
    byte[] thumbnailPng(AttachmentView attachment, int maxSide);

    /** The file as it was added. */
    byte[] original(AttachmentView attachment);
}
