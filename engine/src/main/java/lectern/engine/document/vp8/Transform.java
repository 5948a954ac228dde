package lectern.engine.document.vp8;

/** The inverse transforms (RFC 6386, section 14). */
final class Transform {

    private Transform() {}

    /**
     * The Walsh-Hadamard transform of the 16 DC values of a macroblock, each put first into its block.
     *
     * @param coefficients of a macroblock, 16 a block
     */
    static void spreadDc(int[] dc, int[] coefficients) {
        var columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int outer = dc[i] + dc[12 + i];
            int inner = dc[4 + i] + dc[8 + i];
            int innerDifference = dc[4 + i] - dc[8 + i];
            int outerDifference = dc[i] - dc[12 + i];
            columns[i] = outer + inner;
            columns[4 + i] = outerDifference + innerDifference;
            columns[8 + i] = outer - inner;
            columns[12 + i] = outerDifference - innerDifference;
        }
        for (int row = 0; row < 4; row++) {
            int i = row * 4;
            int outer = columns[i] + columns[i + 3] + 3;
            int inner = columns[i + 1] + columns[i + 2];
            int innerDifference = columns[i + 1] - columns[i + 2];
            int outerDifference = columns[i] - columns[i + 3] + 3;
            coefficients[i * 16] = outer + inner >> 3;
            coefficients[(i + 1) * 16] = outerDifference + innerDifference >> 3;
            coefficients[(i + 2) * 16] = outer - inner >> 3;
            coefficients[(i + 3) * 16] = outerDifference - innerDifference >> 3;
        }
    }

    /** Adds the inverse cosine transform of one block to the 4×4 samples at {@code at}. */
    static void add(int[] coefficients, int start, byte[] plane, int at, int stride) {
        var columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int c0 = coefficients[start + i];
            int c1 = coefficients[start + 4 + i];
            int c2 = coefficients[start + 8 + i];
            int c3 = coefficients[start + 12 + i];
            int sum = c0 + c2;
            int difference = c0 - c2;
            int low = timesSin(c1) - timesCos(c3);
            int high = timesCos(c1) + timesSin(c3);
            columns[i] = sum + high;
            columns[4 + i] = difference + low;
            columns[8 + i] = difference - low;
            columns[12 + i] = sum - high;
        }
        for (int row = 0; row < 4; row++) {
            int i = row * 4;
            int sum = columns[i] + columns[i + 2] + 4;
            int difference = columns[i] - columns[i + 2] + 4;
            int low = timesSin(columns[i + 1]) - timesCos(columns[i + 3]);
            int high = timesCos(columns[i + 1]) + timesSin(columns[i + 3]);
            int o = at + row * stride;
            plane[o] = clip((plane[o] & 0xFF) + (sum + high >> 3));
            plane[o + 1] = clip((plane[o + 1] & 0xFF) + (difference + low >> 3));
            plane[o + 2] = clip((plane[o + 2] & 0xFF) + (difference - low >> 3));
            plane[o + 3] = clip((plane[o + 3] & 0xFF) + (sum - high >> 3));
        }
    }

    /** Times √2·cos(π/8), in 16 bits of fraction. */
    private static int timesCos(int value) {
        return value + (value * 20091 >> 16);
    }

    /** Times √2·sin(π/8), in 16 bits of fraction. */
    private static int timesSin(int value) {
        return value * 35468 >> 16;
    }

    static byte clip(int value) {
        return (byte) Math.clamp(value, 0, 255);
    }
}
