package lectern.app.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TrueType font with one letter, which draws nothing. It is embedded so that no program which reads the file looks
 * for another font in its place, or says that one is missing. It has the tables that PDF asks for (ISO 32000-1, 9.9).
 * Number 0 is what programs draw for a letter that a font lacks; it draws nothing either.
 */
final class LetterlessFont {

    /** Units of its square. */
    static final int SQUARE = 1000;

    /** The number of the letter. */
    static final int LETTER = 1;

    private static final int LETTERS = 2;

    /** Bytes of a letter of no contours; of nothing at all, PDFBox says that the font has none. */
    private static final int CONTENT = 12;

    private static final int VERSION_1 = 0x0001_0000;
    private static final int MAGIC = 0x5F0F_3CF5;

    /** What the sum of the whole file is to be. Source: OpenType, table {@code head}. */
    private static final int CHECKSUM = 0xB1B0_AFBA;

    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    /** Where {@code head} has what is missing of {@link #CHECKSUM}. */
    private static final int ADJUSTMENT = 8;

    private LetterlessFont() {}

    /** The file. @param width of the letter, in units of its square */
    static byte[] bytes(int width) {
        var tables = new TreeMap<>(Map.of(
                "glyf", ByteBuffer.allocate(LETTERS * CONTENT),
                "head", head(width),
                "hhea", hhea(width),
                "hmtx", ByteBuffer.allocate(4 * LETTERS).putShort((short) width).putShort(4, (short) width),
                // Where each begins and the last one ends, in halves.
                "loca", ByteBuffer.allocate(6).putShort(2, (short) (CONTENT / 2)).putShort(4, (short) CONTENT),
                "maxp", ByteBuffer.allocate(32).putInt(VERSION_1).putShort((short) LETTERS)));
        int size = HEADER + tables.size() * ENTRY
                + tables.values().stream().mapToInt(table -> padded(table.capacity())).sum();
        // Of sizes that help a binary search: the largest power of two in the number of tables, 4, and its logarithm.
        var file = ByteBuffer.allocate(size)
                .putInt(VERSION_1)
                .putShort((short) tables.size())
                .putShort((short) (4 * ENTRY))
                .putShort((short) 2)
                .putShort((short) (tables.size() * ENTRY - 4 * ENTRY));
        int at = HEADER + tables.size() * ENTRY;
        int head = 0;
        for (var table : tables.entrySet()) {
            var content = table.getValue().array();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(sum(content))
                    .putInt(at)
                    .putInt(content.length)
                    .put(at, content);
            head = table.getKey().equals("head") ? at : head;
            at += padded(content.length);
        }
        return file.putInt(head + ADJUSTMENT, CHECKSUM - sum(file.array())).array();
    }

    private static ByteBuffer head(int width) {
        return ByteBuffer.allocate(54)
                .putInt(VERSION_1)
                .putInt(12, MAGIC)
                .putShort(18, (short) SQUARE)
                // The box that holds all letters, and the fewest pixels that they can be read at.
                .putShort(40, (short) width)
                .putShort(42, (short) SQUARE)
                .putShort(46, (short) 1)
                // From left to right.
                .putShort(48, (short) 2);
    }

    private static ByteBuffer hhea(int width) {
        return ByteBuffer.allocate(36)
                .putInt(VERSION_1)
                .putShort((short) SQUARE)
                .putShort(10, (short) width)
                // Upright: so much up for none to the side.
                .putShort(18, (short) 1)
                // Widths in hmtx.
                .putShort(34, (short) LETTERS);
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    /** Of its numbers of four bytes, the last one filled up with zeros. */
    private static int sum(byte[] table) {
        var numbers = ByteBuffer.allocate(padded(table.length)).put(table).rewind().asIntBuffer();
        int sum = 0;
        while (numbers.hasRemaining()) {
            sum += numbers.get();
        }
        return sum;
    }
}
