package lectern.engine.onnx;

/**
 * Factors that make the channels of a product's rows alike, so that a channel a hundred times as large as the others
 * does not take all the steps of an 8-bit number. What a channel is divided by, its weights are multiplied by: the
 * product stays the same, and both sides carry half of the difference (SmoothQuant, Xiao et al. 2023, formula 4 with
 * α = 0.5).
 */
final class Smoothing {

    private static final float SMALLEST = 1e-5f;

    private Smoothing() {}

    /**
     * What rows are multiplied by; weights are divided by it.
     *
     * @param rows largest absolute value of each channel in the rows
     * @param weights largest absolute weight of each channel
     */
    static float[] factors(float[] rows, float[] weights) {
        var factors = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            factors[i] = (float) Math.sqrt(Math.max(weights[i], SMALLEST) / Math.max(rows[i], SMALLEST));
        }
        return factors;
    }
}
