package lectern.engine.document;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/** How a picture is stored, from the EXIF data in its file. */
final class ExifOrientation {

    private static final byte[] PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    private ExifOrientation() {}

    /**
     * @param exif EXIF data, which is a small TIFF file, with or without "Exif" and two zeros before it
     * @return 1 to 8; 1 (upright) as well when the data says nothing or cannot be read
     */
    static int of(byte[] exif) {
        int start = exif.length >= PREFIX.length && Arrays.equals(exif, 0, PREFIX.length, PREFIX, 0,
                PREFIX.length) ? PREFIX.length : 0;
        try {
            var metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif, start), metadata);
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            var value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null ? 1 : valid(value);
        } catch (RuntimeException | StackOverflowError e) {
            // Broken EXIF data is common and harmless: the picture itself can still be shown.
            LoggerFactory.getLogger(ExifOrientation.class).debug("EXIF data that cannot be read", e);
            return 1;
        }
    }

    /** A value from a file as an orientation; what is not one means upright. */
    static int valid(int value) {
        return value >= 1 && value <= 8 ? value : 1;
    }
}
