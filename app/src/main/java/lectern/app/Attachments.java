package lectern.app;

import java.nio.file.Path;
import java.util.List;
import lectern.engine.document.PlacedWord;
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
     * The first page, or the part that is chosen, as a PNG that fits into a square, with its proportions; a smaller picture keeps its size.
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

    /**
     * A page to look at. The pixels are shared: do not write to them.
     *
     * @param page from 0
     * @param longSide how many pixels a page that has none of its own gets on its long side; a picture comes as it is
     */
    RgbImage page(AttachmentView attachment, int page, int longSide);

    /** Where the words of a page's text layer stand on it; empty where there are none. @param page from 0 */
    List<PlacedWord> words(AttachmentView attachment, int page);

    /** The file as it was added. */
    byte[] original(AttachmentView attachment);
}
