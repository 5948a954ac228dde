package lectern.engine.document;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Stretches a picture exactly as Pillow's {@code Image.resize((width, height), Image.BILINEAR)} does, byte for byte.
 *
 * <p>Gemma 3's reference processor resizes with Pillow; other bilinear filters (Java2D's, llama.cpp's) do not antialias
 * when they shrink and differ visibly. The arithmetic follows {@code src/libImaging/Resample.c} of Pillow 13.0: a
 * triangle filter whose support grows with the reduction, weights as doubles that are normalised and then rounded to
 * fixed point ({@link ResizeWeights}), one pass along the rows and one down the columns, with the result rounded to 8
 * bits after each of the two. A direction whose size does not change is left alone. The rows come first, except when
 * the height loses more than twice as many pixels as the width. Pillow 12 and older lack that exception; for such
 * pictures, portrait pages among them, their results differ from these by one level in about a fifth of the samples,
 * as the order of the two roundings decides.
 *
 * <p>Rows are computed in bands, several at once; a band keeps only the rows it needs between the two passes, so the
 * memory beside the result stays at a few megabytes however tall the picture is.
 */
public final class PillowResize {

    /** Output rows of one band: enough that the input rows shared by two neighbours hardly count. */
    private static final int BAND = 32;

    private PillowResize() {}

    /**
     * @param width wanted width in pixels, at least 1
     * @param height wanted height in pixels, at least 1
     * @return the stretched picture; the same object when the size is already right
     * @throws IllegalArgumentException when the size is not positive, or the result would not fit into one array
     */
    public static RgbImage bilinear(RgbImage image, int width, int height) {
        Objects.requireNonNull(image);
        if (width < 1 || height < 1 || (long) width * height * 3 > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A picture cannot be resized to " + width + "×" + height + ".");
        }
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var out = new byte[width * height * 3];
        var across = width == image.width() ? null : ResizeWeights.bilinear(image.width(), width);
        var down = height == image.height() ? null : ResizeWeights.bilinear(image.height(), height);
        if (across == null) {
            bands(height, (from, to) -> columns(image.pixels(), width, 0, from, to, down, out, from));
        } else if (down == null) {
            bands(height, (from, to) -> rows(image.pixels(), image.width(), from, to, across, width, out, from));
        } else if (columnsFirst(image, width, height)) {
            bands(height, (from, to) -> columnsThenRows(image, from, to, down, across, width, out));
        } else {
            bands(height, (from, to) -> rowsThenColumns(image, from, to, across, down, width, out));
        }
        return new RgbImage(width, height, out);
    }

    /** Pillow's rule since 13.0: shrinking the columns first saves work when they lose far more than the rows. */
    private static boolean columnsFirst(RgbImage image, int width, int height) {
        int lost = image.height() - height;
        return lost > 0 && lost > (image.width() - width) * 2;
    }

    private interface Band {
        void compute(int from, int to);
    }

    private static void bands(int height, Band work) {
        int count = (height + BAND - 1) / BAND;
        IntStream.range(0, count).parallel().forEach(i -> work.compute(i * BAND, Math.min(height, (i + 1) * BAND)));
    }

    private static void rowsThenColumns(
            RgbImage image, int from, int to, ResizeWeights across, ResizeWeights down, int width, byte[] out) {
        int first = down.first(from);
        int last = down.first(to - 1) + down.count(to - 1);
        var between = new byte[Math.multiplyExact((last - first) * 3, width)];
        rows(image.pixels(), image.width(), first, last, across, width, between, 0);
        columns(between, width, first, from, to, down, out, from);
    }

    private static void columnsThenRows(
            RgbImage image, int from, int to, ResizeWeights down, ResizeWeights across, int width, byte[] out) {
        var between = new byte[(to - from) * image.width() * 3];
        columns(image.pixels(), image.width(), 0, from, to, down, between, 0);
        rows(between, image.width(), 0, to - from, across, width, out, from);
    }

    /** Resamples rows {@code from} to {@code to} of {@code in}, writing from row {@code outRow} of {@code out} on. */
    private static void rows(
            byte[] in, int inWidth, int from, int to, ResizeWeights weights, int width, byte[] out, int outRow) {
        var k = weights.fixed();
        int stride = weights.stride();
        int o = outRow * width * 3;
        for (int y = from; y < to; y++) {
            int row = y * inWidth * 3;
            for (int x = 0; x < width; x++) {
                int i = row + weights.first(x) * 3;
                int kFirst = x * stride;
                int kEnd = kFirst + weights.count(x);
                int r = ResizeWeights.HALF;
                int g = ResizeWeights.HALF;
                int b = ResizeWeights.HALF;
                for (int ki = kFirst; ki < kEnd; ki++, i += 3) {
                    int weight = k[ki];
                    r += (in[i] & 0xFF) * weight;
                    g += (in[i + 1] & 0xFF) * weight;
                    b += (in[i + 2] & 0xFF) * weight;
                }
                out[o] = clip(r);
                out[o + 1] = clip(g);
                out[o + 2] = clip(b);
                o += 3;
            }
        }
    }

    /**
     * Makes output rows {@code from} to {@code to}, writing from row {@code outRow} of {@code out} on.
     *
     * @param in rows of the same width; its row 0 is row {@code inRow} of the picture
     */
    private static void columns(
            byte[] in, int width, int inRow, int from, int to, ResizeWeights weights, byte[] out, int outRow) {
        int samples = width * 3;
        var sums = new int[samples];
        int o = outRow * samples;
        for (int y = from; y < to; y++, o += samples) {
            Arrays.fill(sums, ResizeWeights.HALF);
            for (int n = 0; n < weights.count(y); n++) {
                int weight = weights.fixed()[y * weights.stride() + n];
                int row = (weights.first(y) + n - inRow) * samples;
                for (int s = 0; s < samples; s++) {
                    sums[s] += (in[row + s] & 0xFF) * weight;
                }
            }
            for (int s = 0; s < samples; s++) {
                out[o + s] = clip(sums[s]);
            }
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.clamp(sum >> ResizeWeights.PRECISION_BITS, 0, 255);
    }
}
