package lectern.engine.document.vp8l;

import java.io.IOException;
import java.util.Arrays;

/** Reads the prefix codes of an image, which themselves are stored compressed (RFC 9649, section 3.7.2). */
final class CodeReader {

    /** In which order the lengths of the code for lengths are stored. */
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT_LAST = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int REPEAT_ZERO_LONG = 18;

    private CodeReader() {}

    /** @param alphabet how many symbols there are */
    static PrefixCode read(BitReader in, int alphabet) throws IOException {
        var lengths = new int[alphabet];
        if (in.flag()) {
            boolean two = in.flag();
            lengths[in.read(in.flag() ? 8 : 1)] = 1;
            if (two) {
                lengths[in.read(8)] = 1;
            }
        } else {
            readLengths(in, lengths);
        }
        return new PrefixCode(lengths);
    }

    private static void readLengths(BitReader in, int[] lengths) throws IOException {
        var lengthsOfLengths = new int[ORDER.length];
        int stored = 4 + in.read(4);
        for (int i = 0; i < stored; i++) {
            lengthsOfLengths[ORDER[i]] = in.read(3);
        }
        var code = new PrefixCode(lengthsOfLengths);
        int left = lengths.length;
        if (in.flag()) {
            left = 2 + in.read(2 + 2 * in.read(3));
            if (left > lengths.length) {
                throw new IOException("VP8L prefix code with too many symbols");
            }
        }
        int last = 8;
        for (int symbol = 0; symbol < lengths.length && left > 0; left--) {
            int value = code.read(in);
            if (value < REPEAT_LAST) {
                lengths[symbol++] = value;
                last = value == 0 ? last : value;
                continue;
            }
            int count = switch (value) {
                case REPEAT_LAST -> 3 + in.read(2);
                case REPEAT_ZERO -> 3 + in.read(3);
                case REPEAT_ZERO_LONG -> 11 + in.read(7);
                default -> throw new AssertionError(value);
            };
            if (count > lengths.length - symbol) {
                throw new IOException("VP8L prefix code with too many symbols");
            }
            Arrays.fill(lengths, symbol, symbol + count, value == REPEAT_LAST ? last : 0);
            symbol += count;
        }
    }
}
