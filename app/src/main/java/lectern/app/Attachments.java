package lectern.app;

import java.nio.file.Path;
import lectern.engine.document.RgbImage;

/** The pictures and documents that are kept. */
public interface Attachments {

    /**
     * Reads a picture or document and keeps its original bytes.
     *
     * @throws AppException with a {@code picture.…} key when it is nothing that Lectern reads;
     *     {@link NoticeKeys#PASSWORD} when it needs a password
     */
    AttachmentView add(Path file);

    /** The same for an encrypted PDF. Its password is known until Lectern ends, and kept nowhere. */
    AttachmentView add(Path file, String password);

    /** The same for a picture that is no file, such as one from the clipboard. */
    AttachmentView add(String name, byte[] bytes);

    /**
     * The first page, upright, from a small cache where it can. The pixels are shared: do not write to them. A page that
     * is only words is drawn as a sheet with its first lines.
     */
    RgbImage pixels(AttachmentView attachment);

    /**
     * The first page as a PNG that fits into a square, with its proportions; a smaller picture keeps its size.
     *
     * @param maxSide pixels, at least 1
     */
    byte[] thumbnailPng(AttachmentView attachment, int maxSide);

    /**
     * The same of any page.
     *
     * @param page from 0
     */
    byte[] pagePng(AttachmentView attachment, int page, int maxSide);

    /** The file as it was added. */
    byte[] original(AttachmentView attachment);
}
