package lectern.engine.document;

/** Pictures computed from a pattern and a seed; {@code synthetic.py} computes the same ones for the golden files. */
final class SyntheticPicture {

    private SyntheticPicture() {}

    /**
     * @param pattern noise (top bytes of SplitMix64), edges (0 or 255 by their last bit), gradient
     *     ((7x + 13y + 31c + seed) mod 256) or flat ((seed + 80c) mod 256)
     */
    static RgbImage of(String pattern, long seed, int width, int height) {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i++) {
            int c = i % 3;
            int x = i / 3 % width;
            int y = i / 3 / width;
            pixels[i] = (byte) switch (pattern) {
                case "noise" -> splitMix(seed, i);
                case "edges" -> (splitMix(seed, i) & 1) * 255;
                case "gradient" -> (7L * x + 13L * y + 31 * c + seed) % 256;
                case "flat" -> (seed + 80 * c) % 256;
                default -> throw new IllegalArgumentException(pattern);
            };
        }
        return new RgbImage(width, height, pixels);
    }

    private static int splitMix(long seed, int index) {
        long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z = z ^ (z >>> 31);
        return (int) (z >>> 56);
    }
}
