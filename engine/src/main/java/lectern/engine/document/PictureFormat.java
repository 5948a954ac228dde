package lectern.engine.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of picture that can be read, told apart by their first bytes and never by the name of the file. */
enum PictureFormat {
    PNG("PNG"),
    JPEG("JPEG"),
    GIF("GIF"),
    BMP("BMP"),
    WEBP("WebP"),
    TIFF("TIFF");

    /** How many bytes from the start are enough to tell. */
    static final int HEAD = 32;

    /** Lengths of the header after the file header of a BMP; text that starts with "BM" has another there. */
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

    private final String label;

    PictureFormat(String label) {
        this.label = label;
    }

    /** The name people know it by. */
    String label() {
        return label;
    }

    /** @param head the start of the file, {@link #HEAD} bytes unless it is shorter */
    static Optional<PictureFormat> of(byte[] head) {
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        // 42 is the classic form, 43 (BigTIFF) has 64-bit offsets.
        if (starts(head, 0, "II*\0") || starts(head, 0, "MM\0*") || starts(head, 0, "II+\0")
                || starts(head, 0, "MM\0+")) {
            return Optional.of(TIFF);
        }
        if (starts(head, 0, "BM") && head.length >= 18 && BMP_HEADERS.contains(littleEndian(head, 14))) {
            return Optional.of(BMP);
        }
        return Optional.empty();
    }

    /** Whether the bytes at {@code at} are these Latin-1 characters. */
    static boolean starts(byte[] head, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + bytes.length && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static int littleEndian(byte[] head, int at) {
        return head[at] & 0xFF | (head[at + 1] & 0xFF) << 8 | (head[at + 2] & 0xFF) << 16 | (head[at + 3] & 0xFF) << 24;
    }
}
