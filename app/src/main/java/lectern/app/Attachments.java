package lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.pages.Page;

/** The pictures and documents that are kept. */
public interface Attachments {

    /**
     * Reads a picture or document and keeps its original bytes; for a temporary conversation, in memory as far as the
     * system can.
     *
     * @param conversation it is added to; empty for one that is not there yet
     * @param password of an encrypted PDF, empty for none. It is known until Lectern ends, and kept nowhere
     * @throws AppException with a {@code picture.…} key when it is nothing that Lectern reads;
     *     {@link NoticeKeys#PASSWORD} when it needs a password
     */
    AttachmentView add(OptionalLong conversation, Path file, String password);

    /** The same for a picture that is no file, such as one from the clipboard. */
    AttachmentView add(OptionalLong conversation, String name, byte[] bytes);

    /** One that is kept. */
    default AttachmentView add(Path file) {
        return add(OptionalLong.empty(), file, "");
    }

    /** One that is kept, of an encrypted PDF. */
    default AttachmentView add(Path file, String password) {
        return add(OptionalLong.empty(), file, password);
    }

    /** One that is kept and is no file. */
    default AttachmentView add(String name, byte[] bytes) {
        return add(OptionalLong.empty(), name, bytes);
    }

    /** Whether it is an encrypted document whose password is not known (any more). */
    boolean isLocked(AttachmentView attachment);

    /**
     * Opens an encrypted document that is kept. Its password is known until Lectern ends, and kept nowhere.
     *
     * @throws AppException with {@link NoticeKeys#WRONG_PASSWORD} when it is not the password
     */
    void unlock(AttachmentView attachment, String password);

    /**
     * The same for those of some attachments that are locked, as far as it is their password.
     *
     * @throws AppException with {@link NoticeKeys#WRONG_PASSWORD} when it opens none of them
     */
    default void unlock(List<AttachmentView> attachments, String password) {
        AppException refused = null;
        boolean opened = false;
        for (var locked : attachments.stream().distinct().filter(this::isLocked).toList()) {
            try {
                unlock(locked, password);
                opened = true;
            } catch (AppException e) {
                refused = e;
            }
        }
        if (refused != null && !opened) {
            throw refused;
        }
    }

    /**
     * The first page, upright, from a small cache where it can. The pixels are shared: do not write to them. A page
     * that is only words is drawn as a sheet with its first lines.
     */
    RgbImage pixels(AttachmentView attachment);

    /**
     * The first page, or the part that is chosen, as a PNG that fits into a square, with its proportions; a smaller
     * picture keeps its size.
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
     * A part of a page to look at. The pixels are shared: do not write to them.
     *
     * @param page from 0
     * @param longSide pixels on the long side of the part; fewer where the page has no more of its own
     */
    RgbImage look(AttachmentView attachment, int page, PageArea area, int longSide);

    /** The size of a page, upright. @param page from 0 */
    Page pageSize(AttachmentView attachment, int page);

    /** Where the words of a page's text layer stand on it; empty where there are none. @param page from 0 */
    List<PlacedWord> words(AttachmentView attachment, int page);

    /** The file as it was added. */
    byte[] original(AttachmentView attachment);
}
