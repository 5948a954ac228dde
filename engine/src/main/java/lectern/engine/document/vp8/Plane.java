package lectern.engine.document.vp8;

import java.util.Arrays;

/**
 * One of the planes Y, U and V of a frame, whole macroblocks, with a border above and to the left of what prediction
 * takes for the pixels outside: 127 above, 129 to the left.
 */
final class Plane {

    /** Above the last macroblock of a row, prediction looks at four samples beyond. */
    private static final int RIGHT_BORDER = 4;

    final byte[] samples;
    final int stride;

    Plane(int width, int height) {
        stride = 1 + width + RIGHT_BORDER;
        samples = new byte[Math.multiplyExact(stride, height + 1)];
        Arrays.fill(samples, 0, stride, (byte) 127);
        for (int y = 1; y <= height; y++) {
            samples[y * stride] = (byte) 129;
        }
    }

    /** Where a sample is in {@link #samples}; -1 is the border. */
    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int get(int at) {
        return samples[at] & 0xFF;
    }
}
