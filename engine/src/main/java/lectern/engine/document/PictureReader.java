package lectern.engine.document;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.stream.ImageInputStream;
import lectern.engine.document.PictureException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a picture file into upright sRGB pixels: PNG, JPEG, GIF, BMP, WebP and TIFF (of several pages or
 * pictures the first, unless another is named), whatever the file is called.
 *
 * <ul>
 *   <li>EXIF orientation is applied; width and height change places where it says so.
 *   <li>An ICC profile embedded in a PNG, JPEG, WebP or TIFF is converted to sRGB, perceptually. A broken profile is
 *       ignored. CMYK without a profile becomes RGB by the simple formula that Pillow uses.
 *   <li>Transparency is laid over white.
 *   <li>16-bit samples keep their high byte (value / 256), as Pillow does with 16-bit RGB; it clips 16-bit grey to 255
 *       instead, which turns such pictures white, so that is not followed.
 *   <li>A picture that is cut off or damaged is refused even where a part of it could be decoded: an answer about half
 *       a page would be worse than none. Pillow refuses such files by default, too.
 * </ul>
 *
 * <p>Sizes are judged by the file's header, before any pixel is allocated: at most 80 million pixels, 65,500 on a side
 * and 512 MB of file. Whatever a decoder throws becomes a {@link PictureException}. Safe to use from several threads.
 */
public final class PictureReader {

    /** Files larger than this are refused unread. */
    public static final long MAX_BYTES = PictureLimits.BYTES;

    /** Of an animation. */
    private static final int MOST_FRAMES = 500;

    /** Drawn for the last frame of an animation. */
    private static final long MOST_ANIMATED_PIXELS = 250_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

    /**
     * @param file any path; it is only read
     * @throws PictureException with a sentence for a person when there is no picture to be had from it
     */
    public DecodedPicture read(Path file) throws PictureException {
        return read(file, name(file), 0);
    }

    /** @param name what to call it in messages */
    public DecodedPicture read(Path file, String name) throws PictureException {
        return read(file, "“" + name + "”", 0);
    }

    /**
     * One page of a TIFF with several, or of an animation what is seen with one of its pictures.
     *
     * @param page from 0
     * @param name what to call it in messages
     * @throws IllegalArgumentException when there is no such page
     */
    public DecodedPicture page(Path file, int page, String name) throws PictureException {
        var pages = pages(file);
        if (page < 0 || page >= pages.size()) {
            throw new IllegalArgumentException("There is no page " + page + ".");
        }
        return read(file, "“" + name + "”", pages.get(page));
    }

    /**
     * How many pages a file has: more than one only of a TIFF or an animation (GIF or WebP), of which at most so many
     * are counted that the last can be drawn in a moment. A damaged file counts as one page.
     */
    public int pageCount(Path file) {
        return pages(file).size();
    }

    private static List<Integer> pages(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of(0);
        }
        try (var in = new BufferedFileImageInputStreamSpi().createInputStreamInstance(file.toFile())) {
            var head = new byte[(int) Math.min(in.length(), PictureFormat.HEAD)];
            in.readFully(head);
            var format = PictureFormat.of(head);
            return format.isEmpty() ? List.of(0) : switch (format.get()) {
                case TIFF -> TiffHeader.pages(in);
                case GIF -> frames(GifHeader.pictures(in, MOST_FRAMES).stream().map(GifHeader::header).toList());
                case WEBP -> frames(WebpHeader.pictures(in, in.length(), MOST_FRAMES).stream()
                        .map(WebpHeader::header)
                        .toList());
                case PNG, JPEG, BMP -> List.of(0);
            };
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.debug("A file whose pages could not be counted", e);
            return List.of(0);
        }
    }

    /** Each frame is drawn over all before it. */
    private static List<Integer> frames(List<PictureHeader> frames) {
        long canvas = (long) frames.getFirst().width() * frames.getFirst().height();
        int most = (int) Math.clamp(MOST_ANIMATED_PIXELS / canvas, 1, frames.size());
        return IntStream.range(0, most).boxed().toList();
    }

    private DecodedPicture read(Path file, String name, int index) throws PictureException {
        try {
            if (Files.notExists(file)) {
                throw missing(name, null);
            }
            if (Files.isDirectory(file)) {
                throw new PictureException(Reason.UNREADABLE,
                        name + " is a folder. Choose one of the files in it.", null);
            }
            if (!Files.isRegularFile(file)) {
                throw new PictureException(Reason.UNREADABLE,
                        name + " is not a file but a device or a pipe, which Lectern does not read. Save the picture"
                                + " to a file and open that.", null);
            }
            long length = Files.size(file);
            checkLength(name, length);
            if (file.getFileSystem() != FileSystems.getDefault()) {
                // Inside an archive, for one: no file to seek in.
                return read(new ByteArrayImageInputStream(Files.readAllBytes(file)), length, name, index);
            }
            try (var in = new BufferedFileImageInputStreamSpi().createInputStreamInstance(file.toFile())) {
                return read(in, length, name, index);
            }
        } catch (NoSuchFileException e) {
            throw missing(name, e);
        } catch (AccessDeniedException e) {
            throw new PictureException(Reason.UNREADABLE, name + " cannot be opened: Lectern has no permission to read"
                    + " it. Change its permissions or copy it to a folder of yours.", e);
        } catch (IOException e) {
            throw new PictureException(Reason.UNREADABLE, name + " cannot be read: the disk or network it is on reports"
                    + " an error. Copy it to another place and try again.", e);
        }
    }

    /**
     * @param bytes the content of a file, not changed
     * @param name what to call it in messages
     */
    public DecodedPicture read(byte[] bytes, String name) throws PictureException {
        Objects.requireNonNull(name);
        var quoted = "“" + name + "”";
        checkLength(quoted, bytes.length);
        try (var in = new ByteArrayImageInputStream(bytes)) {
            return read(in, bytes.length, quoted, 0);
        } catch (IOException e) {
            throw damaged(quoted, null, e);
        }
    }

    private static DecodedPicture read(ImageInputStream in, long length, String name, int index)
            throws PictureException, IOException {
        var head = new byte[(int) Math.min(length, OtherFormats.HEAD)];
        in.readFully(head);
        in.seek(0);
        var format = PictureFormat.of(head).orElse(null);
        if (format == null) {
            throw new PictureException(Reason.NOT_A_PICTURE, name + " " + OtherFormats.describe(head), null);
        }
        try {
            return PictureDecoder.decode(format, in, length, index);
        } catch (PictureLimits.TooLargeException e) {
            throw tooLarge(name, e);
        } catch (TiffHeader.CameraRawException e) {
            throw new PictureException(Reason.NOT_A_PICTURE, name + " " + OtherFormats.cameraRaw(), e);
        } catch (OutOfMemoryError e) {
            throw new PictureException(Reason.TOO_LARGE, name + " needs more memory than there is. Make the picture"
                    + " smaller, or close other programs, and try again.", e);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError | InternalError e) {
            LOG.debug("A {} that could not be decoded", format.label(), e);
            throw damaged(name, format, e);
        }
    }

    private static void checkLength(String name, long length) throws PictureException {
        if (length == 0) {
            throw new PictureException(Reason.EMPTY,
                    name + " is empty (0 bytes). Copy or download it again.", null);
        }
        if (length > PictureLimits.BYTES) {
            throw new PictureException(Reason.TOO_LARGE, String.format(Locale.ENGLISH,
                    "%s has %,d MB; Lectern reads picture files of up to %d MB. Save it smaller and try again.", name,
                    length >> 20, PictureLimits.BYTES >> 20), null);
        }
    }

    private static PictureException missing(String name, Throwable cause) {
        return new PictureException(Reason.MISSING, name + " does not exist. Check the name, or choose the file again"
                + " if it was moved.", cause);
    }

    private static PictureException tooLarge(String name, PictureLimits.TooLargeException e) {
        var limit = e.width > PictureLimits.SIDE || e.height > PictureLimits.SIDE
                ? String.format(Locale.ENGLISH, "%,d pixels on a side", PictureLimits.SIDE)
                : PictureLimits.PIXELS / 1_000_000 + " million pixels";
        return new PictureException(Reason.TOO_LARGE, String.format(Locale.ENGLISH,
                "%s has %d × %d pixels (%,d million); Lectern reads pictures of up to %s. Save it smaller, or cut out"
                        + " the part you need, and try again.",
                name, e.width, e.height, Math.round(e.width / 1e6 * e.height), limit), e);
    }

    private static PictureException damaged(String name, PictureFormat format, Throwable cause) {
        var what = format == null ? "picture" : format.label() + " picture";
        return new PictureException(Reason.DAMAGED, name + " is a " + what + " that is damaged, cut off or stored in an"
                + " unusual way, so it was not opened. Copy or download it again, or save it anew as PNG in another"
                + " program.", cause);
    }

    private static String name(Path file) {
        var last = file.getFileName();
        return "“" + (last == null ? file : last) + "”";
    }
}
