package lectern.engine.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.onnx.Preparation.Matrix;
import lectern.engine.onnx.PreparedWriter.Filling;

/** The matrices of one place in a block, quantized to 8-bit integers. */
final class Int8Weights {

    /**
     * Weights go from −88 to 88. Processors without VNNI add two products of a weight and an unsigned 8-bit number in
     * 16 bits and cut off what does not fit. With weights up to 127 that happens often enough to spoil the picture
     * (cosine 0.995 after 27 blocks); up to 63 it cannot happen, but the steps are coarse (0.9983). Between them both
     * errors are small (0.9992 to 0.9998, random weights with and without outlier channels).
     */
    private static final int LARGEST = 88;

    private final WeightSource source;
    private final Site site;
    private final List<Matrix> matrices;
    private final int in;
    private final float[] ranges;
    private float[] factors;

    /** @param ranges largest absolute value of each channel at the place */
    Int8Weights(WeightSource source, Site site, List<Matrix> matrices, float[] ranges) {
        this.source = source;
        this.site = site;
        this.matrices = matrices;
        this.in = ranges.length;
        this.ranges = ranges;
    }

    List<Filling> fillings() {
        var all = new ArrayList<Filling>();
        all.add(new Filling(site.factor(), ElementType.FLOAT, List.of((long) in), to -> put(factors(), to)));
        for (var matrix : matrices) {
            int out = Math.toIntExact(matrix.out());
            var scales = new float[out];
            all.add(new Filling(matrix.name() + ".weight", ElementType.INT8, List.of((long) in, (long) out),
                    to -> quantize(matrix, scales, to)));
            all.add(new Filling(
                    matrix.name() + ".scale", ElementType.FLOAT, List.of((long) out), to -> put(scales, to)));
            all.add(Preparation.copied(source, matrix.name() + ".bias", matrix.tensor() + ".bias", out));
        }
        return all;
    }

    private float[] factors() {
        if (factors == null) {
            var largest = new float[in];
            for (var matrix : matrices) {
                var tensor = source.tensor(matrix.tensor() + ".weight");
                var row = new float[in];
                for (int r = 0; r < matrix.out(); r++) {
                    source.readRow(tensor, r, row);
                    for (int i = 0; i < in; i++) {
                        largest[i] = Math.max(largest[i], Math.abs(row[i]));
                    }
                }
            }
            factors = Smoothing.factors(ranges, largest);
        }
        return factors;
    }

    /** Rows of the file are output channels; they are quantized as they are read, and written as columns. */
    private void quantize(Matrix matrix, float[] scales, MemorySegment to) {
        var factor = factors();
        var tensor = source.tensor(matrix.tensor() + ".weight");
        int out = scales.length;
        var row = new float[in];
        var transposed = new byte[in * out];
        for (int r = 0; r < out; r++) {
            source.readRow(tensor, r, row);
            float largest = 0;
            for (int i = 0; i < in; i++) {
                row[i] /= factor[i];
                largest = Math.max(largest, Math.abs(row[i]));
            }
            float scale = largest == 0 ? 1 : largest / LARGEST;
            scales[r] = scale;
            for (int i = 0, at = r; i < in; i++, at += out) {
                transposed[at] = (byte) Math.round(row[i] / scale);
            }
        }
        MemorySegment.copy(transposed, 0, to, ValueLayout.JAVA_BYTE, 0, transposed.length);
    }

    private static void put(float[] numbers, MemorySegment to) {
        MemorySegment.copy(numbers, 0, to, ValueLayout.JAVA_FLOAT, 0, numbers.length);
    }
}
