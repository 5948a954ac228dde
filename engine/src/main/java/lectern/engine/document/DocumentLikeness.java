package lectern.engine.document;

import java.util.Arrays;

/**
 * Tells pages, forms, receipts, charts and screenshots from photographs: a document is an even ground with sharp marks
 * on it.
 *
 * <p>The picture is sampled at some 800 points along its long side and divided into 12 × 12 tiles. It is a document
 * when at least 85 % of the tiles have a ground (60 % of their samples lie within ±16 levels of luminance of one tone;
 * which tone does not matter, so that shadows on a photographed page and dark screens do no harm), and at least 0.8 %
 * of neighbouring samples differ by 48 levels or more (ink). Mistaken, it costs image tokens or, the other way round,
 * has to be asked for with {@link PanScanMode#ON}; it never changes what a person gets who set a mode.
 */
public final class DocumentLikeness {

    private static final int SAMPLES = 800;
    private static final int TILES = 12;
    private static final int GROUND_TOLERANCE = 16;
    private static final double GROUND_OF_TILE = 0.6;
    private static final double TILES_WITH_GROUND = 0.85;
    private static final int INK_STEP = 48;
    private static final double INK = 0.008;

    private DocumentLikeness() {}

    /** Whether a picture looks like a document. */
    public static boolean test(RgbImage image) {
        int stride = Math.max(1, Math.max(image.width(), image.height()) / SAMPLES);
        int columns = Math.ceilDiv(image.width(), stride);
        int rows = Math.ceilDiv(image.height(), stride);
        if (columns < TILES || rows < TILES) {
            return false;
        }
        var tones = new int[TILES * TILES][256];
        long steps = 0;
        for (int row = 0; row < rows; row++) {
            int before = -1;
            for (int column = 0; column < columns; column++) {
                int tone = luminance(image, column * stride, row * stride);
                tones[row * TILES / rows * TILES + column * TILES / columns][tone]++;
                if (before >= 0 && Math.abs(tone - before) >= INK_STEP) {
                    steps++;
                }
                before = tone;
            }
        }
        long grounds = Arrays.stream(tones).filter(DocumentLikeness::hasGround).count();
        return grounds >= TILES_WITH_GROUND * tones.length && steps >= INK * rows * (columns - 1);
    }

    private static boolean hasGround(int[] tones) {
        int all = Arrays.stream(tones).sum();
        int window = 0;
        int most = 0;
        for (int tone = 0; tone < tones.length; tone++) {
            window += tones[tone];
            if (tone > 2 * GROUND_TOLERANCE) {
                window -= tones[tone - 2 * GROUND_TOLERANCE - 1];
            }
            most = Math.max(most, window);
        }
        return most >= GROUND_OF_TILE * all;
    }

    /** As ITU-R BT.601 weighs the channels. */
    private static int luminance(RgbImage image, int x, int y) {
        int at = (y * image.width() + x) * 3;
        var p = image.pixels();
        return ((p[at] & 255) * 299 + (p[at + 1] & 255) * 587 + (p[at + 2] & 255) * 114) / 1000;
    }
}
