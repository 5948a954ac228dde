package lectern.engine.document;

/** Small versions of pictures, for lists and composers. */
public final class Thumbnails {

    private Thumbnails() {}

    /**
     * A picture scaled down to fit into a square, with its proportions kept. A picture that fits already is not
     * enlarged.
     *
     * @param maxSide pixels on a side of the square, at least 1
     */
    public static RgbImage fit(RgbImage image, int maxSide) {
        if (maxSide < 1) {
            throw new IllegalArgumentException("A thumbnail needs at least one pixel, not " + maxSide + ".");
        }
        int longSide = Math.max(image.width(), image.height());
        if (longSide <= maxSide) {
            return image;
        }
        return PillowResize.bilinear(image, scaled(image.width(), maxSide, longSide),
                scaled(image.height(), maxSide, longSide));
    }

    /** As {@link #fit}, as the content of a PNG file. */
    public static byte[] png(RgbImage image, int maxSide) {
        return PngWriter.bytes(fit(image, maxSide));
    }

    /** Rounded, and never nothing: a long line keeps its one pixel of height. */
    private static int scaled(int side, int maxSide, int longSide) {
        return (int) Math.max(1, ((long) side * maxSide * 2 + longSide) / (2L * longSide));
    }
}
