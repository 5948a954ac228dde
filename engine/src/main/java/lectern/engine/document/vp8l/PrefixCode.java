package lectern.engine.document.vp8l;

import java.io.IOException;

/**
 * A canonical prefix (Huffman) code: symbols of a fixed alphabet by strings of bits, shorter ones for frequent symbols.
 *
 * <p>Strings of up to 8 bits are looked up, longer ones are found bit by bit. A code of a single symbol takes no bits.
 */
final class PrefixCode {

    static final int MAX_LENGTH = 15;
    private static final int LOOKUP_BITS = 8;

    /** The symbols, by length and then by value; and how many have each length. */
    private final int[] symbols;
    private final int[] counts;
    /** By the next bits: symbol · 16 + length; 0 for longer strings. */
    private final int[] lookup;
    private final int lookupBits;

    /**
     * @param lengths of each symbol's string, 0 to 15, 0 = the symbol does not occur
     * @throws IOException when there are no such strings, or not all strings mean something
     */
    PrefixCode(int[] lengths) throws IOException {
        counts = new int[MAX_LENGTH + 1];
        int used = 0;
        int longest = 0;
        for (int length : lengths) {
            counts[length]++;
            used += length > 0 ? 1 : 0;
            longest = Math.max(longest, length);
        }
        counts[0] = 0;
        symbols = sorted(lengths, used);
        if (used == 1) {
            lookupBits = 0;
            lookup = new int[] {symbols[0] << 4};
            return;
        }
        int open = 1;
        for (int length = 1; length <= MAX_LENGTH && open >= 0; length++) {
            open = 2 * open - counts[length];
        }
        if (used == 0 || open != 0) {
            throw new IOException("VP8L prefix code that is not complete");
        }
        lookupBits = Math.min(longest, LOOKUP_BITS);
        lookup = lookup();
    }

    private int[] sorted(int[] lengths, int used) {
        var next = new int[MAX_LENGTH + 2];
        for (int length = 1; length <= MAX_LENGTH; length++) {
            next[length + 1] = next[length] + counts[length];
        }
        var sorted = new int[used];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                sorted[next[lengths[symbol]]++] = symbol;
            }
        }
        return sorted;
    }

    private int[] lookup() {
        var table = new int[1 << lookupBits];
        int code = 0;
        int index = 0;
        for (int length = 1; length <= lookupBits; length++) {
            for (int i = 0; i < counts[length]; i++, code++, index++) {
                // Codes are stored from their highest bit on, so reversed they are the lowest bits to come.
                int reversed = Integer.reverse(code) >>> 32 - length;
                for (int entry = reversed; entry < table.length; entry += 1 << length) {
                    table[entry] = symbols[index] << 4 | length;
                }
            }
            code <<= 1;
        }
        return table;
    }

    int read(BitReader in) throws IOException {
        long bits = in.peek();
        int entry = lookup[(int) bits & (1 << lookupBits) - 1];
        if (entry != 0 || lookupBits == 0) {
            in.skip(entry & 15);
            return entry >> 4;
        }
        // The first code of each length follows from the counts; a string below the next first one is a symbol.
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code |= (int) (bits >> length - 1) & 1;
            if (code - first < counts[length]) {
                in.skip(length);
                return symbols[index + code - first];
            }
            index += counts[length];
            first = first + counts[length] << 1;
            code <<= 1;
        }
        throw new IOException("VP8L data without meaning");
    }
}
