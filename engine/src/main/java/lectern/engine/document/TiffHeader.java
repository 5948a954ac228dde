package lectern.engine.document;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** The pages of a TIFF file (TIFF 6.0 and BigTIFF), and whether all pixels of one are there. */
final class TiffHeader {

    /** Most samples of a pixel: four colours and a good number of extra channels. */
    private static final int MAX_SAMPLES = 16;

    /** Most pages that are looked at. */
    private static final int MAX_PAGES = 10_000;

    /** Bits of TIFF.TAG_SUBFILE_TYPE: a smaller version of another page, a mask. */
    private static final int NOT_A_PAGE = 1 | 4;

    /** Marks raw data of a camera (the DNG specification), whose first page is only a small preview. */
    private static final int DNG_VERSION = 50706;

    private TiffHeader() {}

    /** A file that only begins like a picture: raw data of a camera. */
    static final class CameraRawException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The places of the pages among the pictures of the file, without thumbnails and masks. Never empty: where all are
     * thumbnails, the first counts.
     */
    static List<Integer> pages(ImageInputStream in) throws IOException {
        in.seek(0);
        if (!(new TIFFReader().read(in) instanceof CompoundDirectory all)) {
            return List.of(0);
        }
        var pages = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(MAX_PAGES, all.directoryCount()); i++) {
            if ((number(all.getDirectory(i), TIFF.TAG_SUBFILE_TYPE, 0) & NOT_A_PAGE) == 0) {
                pages.add(i);
            }
        }
        return pages.isEmpty() ? List.of(0) : List.copyOf(pages);
    }

    /**
     * @param index which picture of the file
     * @throws IOException when the page makes no sense or the file ends before its pixels do
     */
    static PictureHeader read(ImageInputStream in, long fileLength, int index) throws IOException {
        in.seek(0);
        var page = page(new TIFFReader().read(in), index);
        if (page.getEntryById(DNG_VERSION) != null) {
            throw new CameraRawException();
        }
        long width = number(page, TIFF.TAG_IMAGE_WIDTH, 0);
        long height = number(page, TIFF.TAG_IMAGE_HEIGHT, 0);
        PictureLimits.check(width, height);
        if (page.getEntryById(TIFF.TAG_TILE_WIDTH) != null) {
            // A tile is decoded whole, even where the picture covers only a corner of it.
            PictureLimits.check(number(page, TIFF.TAG_TILE_WIDTH, 0), number(page, TIFF.TAG_TILE_HEIGTH, 0));
        }
        long samples = number(page, TIFF.TAG_SAMPLES_PER_PIXEL, 1);
        if (samples < 1 || samples > MAX_SAMPLES) {
            throw new IOException("TIFF with " + samples + " samples a pixel");
        }
        checkData(page, TIFF.TAG_STRIP_OFFSETS, TIFF.TAG_STRIP_BYTE_COUNTS, fileLength);
        checkData(page, TIFF.TAG_TILE_OFFSETS, TIFF.TAG_TILE_BYTE_COUNTS, fileLength);
        return new PictureHeader((int) width, (int) height, profile(page),
                ExifOrientation.valid((int) number(page, TIFF.TAG_ORIENTATION, 1)));
    }

    private static Directory page(Directory all, int index) throws IOException {
        if (all instanceof CompoundDirectory pages) {
            if (index >= pages.directoryCount()) {
                throw new IOException("TIFF without page " + index);
            }
            return pages.getDirectory(index);
        }
        return all;
    }

    private static void checkData(Directory page, int offsetsTag, int countsTag, long fileLength) throws IOException {
        var offsets = numbers(page, offsetsTag);
        var counts = numbers(page, countsTag);
        for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
            if (offsets[i] < 0 || counts[i] < 0 || offsets[i] + counts[i] > fileLength) {
                throw new EOFException("TIFF data beyond the end of the file");
            }
        }
    }

    private static byte[] profile(Directory page) {
        var entry = page.getEntryById(TIFF.TAG_ICC_PROFILE);
        return entry != null && entry.getValue() instanceof byte[] bytes ? bytes : null;
    }

    private static long number(Directory page, int tag, long otherwise) {
        var numbers = numbers(page, tag);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    private static long[] numbers(Directory page, int tag) {
        var entry = page.getEntryById(tag);
        return switch (entry == null ? null : entry.getValue()) {
            case Number one -> new long[] {one.longValue()};
            case long[] many -> many;
            case int[] many -> Arrays.stream(many).asLongStream().toArray();
            case short[] many -> {
                var out = new long[many.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = many[i] & 0xFFFF;
                }
                yield out;
            }
            case null, default -> new long[0];
        };
    }
}
