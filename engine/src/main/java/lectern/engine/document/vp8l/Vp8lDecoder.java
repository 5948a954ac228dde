package lectern.engine.document.vp8l;

import java.io.IOException;
import java.util.ArrayList;

/** Decodes a VP8L image: prefix codes and back references, then the transforms that made it small, undone. */
public final class Vp8lDecoder {

    private static final int SIGNATURE = 0x2F;
    private static final int HEADER_BYTES = 5;
    private static final int MAX_CACHE_BITS = 11;

    /** Symbols of the first code: values of green, then lengths of back references, then places in the cache. */
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    /**
     * The first 120 distances mean pixels nearby (RFC 9649, section 3.6.2): rows up in the high four bits, and 8 less
     * the columns to the left in the low ones.
     */
    private static final int[] NEARBY = {
        0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1A, 0x26, 0x2A, 0x38, 0x05, 0x37,
        0x39, 0x15, 0x1B, 0x36, 0x3A, 0x25, 0x2B, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1C, 0x35, 0x3B,
        0x46, 0x4A, 0x24, 0x2C, 0x58, 0x45, 0x4B, 0x34, 0x3C, 0x03, 0x57, 0x59, 0x13, 0x1D, 0x56,
        0x5A, 0x23, 0x2D, 0x44, 0x4C, 0x55, 0x5B, 0x33, 0x3D, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1E,
        0x66, 0x6A, 0x22, 0x2E, 0x54, 0x5C, 0x43, 0x4D, 0x65, 0x6B, 0x32, 0x3E, 0x78, 0x01, 0x77,
        0x79, 0x53, 0x5D, 0x11, 0x1F, 0x64, 0x6C, 0x42, 0x4E, 0x76, 0x7A, 0x21, 0x2F, 0x75, 0x7B,
        0x31, 0x3F, 0x63, 0x6D, 0x52, 0x5E, 0x00, 0x74, 0x7C, 0x41, 0x4F, 0x10, 0x20, 0x62, 0x6E,
        0x30, 0x73, 0x7D, 0x51, 0x5F, 0x40, 0x72, 0x7E, 0x61, 0x6F, 0x50, 0x71, 0x7F, 0x60, 0x70,
    };

    private final BitReader in;

    private Vp8lDecoder(BitReader in) {
        this.in = in;
    }

    /**
     * @param data the content of a "VP8L" chunk
     * @param width that the caller expects
     * @param height that the caller expects
     * @return {@code width * height} pixels, alpha in the highest byte, then red, green and blue
     * @throws IOException when the data is cut off or damaged
     */
    public static int[] decode(byte[] data, int width, int height) throws IOException {
        if (data.length < HEADER_BYTES || data[0] != SIGNATURE) {
            throw new IOException("VP8L without its signature");
        }
        var in = new BitReader(data, 1);
        boolean asExpected = in.read(14) + 1 == width & in.read(14) + 1 == height;
        boolean opaque = !in.flag();
        if (!asExpected || in.read(3) != 0) {
            throw new IOException("VP8L of another size or version");
        }
        var pixels = new Vp8lDecoder(in).image(width, height);
        for (int i = 0; opaque && i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
        return pixels;
    }

    /**
     * As {@link #decode} for data without the header, as transparency is stored.
     *
     * @param from where in the data it begins
     */
    public static int[] decodeHeadless(byte[] data, int from, int width, int height) throws IOException {
        return new Vp8lDecoder(new BitReader(data, from)).image(width, height);
    }

    private int[] image(int width, int height) throws IOException {
        var transforms = new ArrayList<Transform>();
        int codedWidth = width;
        int seen = 0;
        while (in.flag()) {
            int type = in.read(2);
            if ((seen & 1 << type) != 0) {
                throw new IOException("VP8L transform given twice");
            }
            seen |= 1 << type;
            var transform = transform(type, codedWidth, height);
            transforms.addFirst(transform);
            codedWidth = transform.codedWidth();
        }
        var pixels = pixels(codedWidth, height, true);
        for (var transform : transforms) {
            pixels = transform.undo(pixels, height);
        }
        return pixels;
    }

    private Transform transform(int type, int width, int height) throws IOException {
        return switch (type) {
            case 0, 1 -> {
                int bits = in.read(3) + 2;
                var blocks = pixels(subsampled(width, bits), subsampled(height, bits), false);
                yield type == 0 ? new Transform.Predictor(width, bits, blocks)
                        : new Transform.Color(width, bits, blocks);
            }
            case 2 -> new Transform.AddGreen(width);
            default -> {
                int size = in.read(8) + 1;
                yield Transform.Palette.of(width, pixels(size, 1, false));
            }
        };
    }

    static int subsampled(int size, int bits) {
        return size + (1 << bits) - 1 >> bits;
    }

    /** The five codes that pixels of one region share. */
    private record Codes(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

    /** @param whole whether this is the image itself, which may use different codes in different regions */
    private int[] pixels(int width, int height, boolean whole) throws IOException {
        ColorCache cache = null;
        if (in.flag()) {
            int bits = in.read(4);
            if (bits < 1 || bits > MAX_CACHE_BITS) {
                throw new IOException("VP8L colour cache of " + bits + " bits");
            }
            cache = new ColorCache(bits);
        }
        int regionBits = 0;
        int[] regions = null;
        int groups = 1;
        if (whole && in.flag()) {
            regionBits = in.read(3) + 2;
            regions = pixels(subsampled(width, regionBits), subsampled(height, regionBits), false);
            for (int i = 0; i < regions.length; i++) {
                regions[i] = regions[i] >> 8 & 0xFFFF;
                groups = Math.max(groups, regions[i] + 1);
            }
        }
        var codes = new Codes[groups];
        for (int i = 0; i < groups; i++) {
            codes[i] = new Codes(CodeReader.read(in, LITERALS + LENGTHS + (cache == null ? 0 : cache.size())),
                    CodeReader.read(in, 256), CodeReader.read(in, 256), CodeReader.read(in, 256),
                    CodeReader.read(in, DISTANCES));
        }
        return pixels(width, height, cache, codes, regions, regionBits);
    }

    private int[] pixels(int width, int height, ColorCache cache, Codes[] codes, int[] regions, int regionBits)
            throws IOException {
        var pixels = new int[Math.multiplyExact(width, height)];
        int regionsAcross = subsampled(width, regionBits);
        int x = 0;
        int y = 0;
        for (int i = 0; i < pixels.length; ) {
            var code = regions == null ? codes[0]
                    : codes[regions[(y >> regionBits) * regionsAcross + (x >> regionBits)]];
            int symbol = code.green.read(in);
            int count = 1;
            if (symbol < LITERALS) {
                int red = code.red.read(in);
                int blue = code.blue.read(in);
                pixels[i] = code.alpha.read(in) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < LITERALS + LENGTHS) {
                count = extended(symbol - LITERALS);
                int distance = distance(extended(code.distance.read(in)), width);
                if (distance > i || count > pixels.length - i) {
                    throw new IOException("VP8L back reference out of the image");
                }
                for (int n = i; n < i + count; n++) {
                    pixels[n] = pixels[n - distance];
                }
            } else {
                // The alphabet has no such symbols where there is no cache.
                pixels[i] = cache.get(symbol - LITERALS - LENGTHS);
            }
            for (int n = i; cache != null && n < i + count; n++) {
                cache.put(pixels[n]);
            }
            i += count;
            x += count;
            while (x >= width) {
                x -= width;
                y++;
            }
        }
        return pixels;
    }

    /** A length or distance: small ones are symbols, large ones a symbol and further bits. */
    private int extended(int symbol) throws IOException {
        if (symbol < 4) {
            return symbol + 1;
        }
        int bits = symbol - 2 >> 1;
        return (2 + (symbol & 1) << bits) + in.read(bits) + 1;
    }

    private static int distance(int number, int width) {
        if (number > NEARBY.length) {
            return number - NEARBY.length;
        }
        int packed = NEARBY[number - 1];
        return Math.max(1, (packed >> 4) * width + 8 - (packed & 15));
    }
}
