package lectern.engine.document;

/**
 * Which input samples make one output sample along a row or a column, and how much each counts.
 *
 * <p>Follows {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} in Pillow's {@code Resample.c}, with all
 * intermediate values as doubles, because the last bit of a weight decides whether a pixel rounds up or down.
 */
final class ResizeWeights {

    /** Weights are fixed point: 8 bits are for the sample, 2 for sums that leave the range. */
    static final int PRECISION_BITS = 32 - 8 - 2;

    /** One half in fixed point: added before the shift, it rounds. */
    static final int HALF = 1 << (PRECISION_BITS - 1);

    private final int stride;
    private final int[] first;
    private final int[] count;
    private final int[] fixed;

    private ResizeWeights(int stride, int[] first, int[] count, int[] fixed) {
        this.stride = stride;
        this.first = first;
        this.count = count;
        this.fixed = fixed;
    }

    /** The triangle filter, widened by the reduction when {@code outSize} is smaller than {@code inSize}. */
    static ResizeWeights bilinear(int inSize, int outSize) {
        double scale = (double) inSize / outSize;
        double filterScale = Math.max(scale, 1.0);
        double support = filterScale;
        double inverse = 1.0 / filterScale;
        int stride = Math.min((int) Math.ceil(support) * 2 + 1, inSize);
        var first = new int[outSize];
        var count = new int[outSize];
        var fixed = new int[Math.multiplyExact(outSize, stride)];
        var weights = new double[stride];
        for (int out = 0; out < outSize; out++) {
            double center = (out + 0.5) * scale;
            int from = Math.max((int) (center - support + 0.5), 0);
            int n = Math.min((int) (center + support + 0.5), inSize) - from;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                weights[i] = triangle((i + from - center + 0.5) * inverse);
                sum += weights[i];
            }
            for (int i = 0; i < n; i++) {
                double weight = sum != 0 ? weights[i] / sum : weights[i];
                fixed[out * stride + i] = (int) (0.5 + weight * (1 << PRECISION_BITS));
            }
            first[out] = from;
            count[out] = n;
        }
        return new ResizeWeights(stride, first, count, fixed);
    }

    private static double triangle(double x) {
        double distance = Math.abs(x);
        return distance < 1.0 ? 1.0 - distance : 0.0;
    }

    /** Distance in {@link #fixed} between the weights of two neighbouring outputs. */
    int stride() {
        return stride;
    }

    /** First input sample of an output sample. */
    int first(int out) {
        return first[out];
    }

    /** How many input samples make an output sample. */
    int count(int out) {
        return count[out];
    }

    /** Weights in fixed point; those of output {@code i} start at {@code i * stride}. */
    int[] fixed() {
        return fixed;
    }
}
