package lectern.engine.document.vp8;

import java.util.Arrays;

/** Predicts samples from those above and to the left (RFC 6386, section 12), which are not yet smoothed. */
final class Prediction {

    private Prediction() {}

    /** Predicts a square of {@code size} samples, 16 of luma or 8 of chroma, with its corner at x, y. */
    static void area(Plane plane, int x, int y, int size, int mode) {
        int at = plane.at(x, y);
        int above = at - plane.stride;
        var samples = plane.samples;
        switch (mode) {
            case Macroblock.DC -> fill(plane, at, size, average(plane, at, size, y > 0, x > 0));
            case Macroblock.VERTICAL -> {
                for (int row = 0; row < size; row++) {
                    System.arraycopy(samples, above, samples, at + row * plane.stride, size);
                }
            }
            case Macroblock.HORIZONTAL -> {
                for (int row = 0; row < size; row++) {
                    int o = at + row * plane.stride;
                    Arrays.fill(samples, o, o + size, samples[o - 1]);
                }
            }
            case Macroblock.TRUE_MOTION -> trueMotion(plane, at, size);
            default -> throw new AssertionError(mode);
        }
    }

    /** Of what there is above and to the left; 128 when there is neither. */
    private static int average(Plane plane, int at, int size, boolean hasAbove, boolean hasLeft) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += hasAbove ? plane.get(at - plane.stride + i) : 0;
            sum += hasLeft ? plane.get(at + i * plane.stride - 1) : 0;
        }
        int count = size * ((hasAbove ? 1 : 0) + (hasLeft ? 1 : 0));
        return count == 0 ? 128 : (sum + count / 2) / count;
    }

    private static void fill(Plane plane, int at, int size, int value) {
        for (int row = 0; row < size; row++) {
            int o = at + row * plane.stride;
            Arrays.fill(plane.samples, o, o + size, (byte) value);
        }
    }

    private static void trueMotion(Plane plane, int at, int size) {
        int above = at - plane.stride;
        int corner = plane.get(above - 1);
        for (int row = 0; row < size; row++) {
            int o = at + row * plane.stride;
            int left = plane.get(o - 1);
            for (int i = 0; i < size; i++) {
                plane.samples[o + i] = Transform.clip(left + plane.get(above + i) - corner);
            }
        }
    }

    /**
     * Predicts a block of 4×4 luma samples.
     *
     * @param aboveRight where the four samples above and to the right are
     * @param e room for 13 samples: the edge of the block from its lower left corner up, around, and to the right
     */
    static void block(Plane plane, int at, int mode, int aboveRight, int[] e) {
        for (int i = 0; i < 4; i++) {
            e[3 - i] = plane.get(at + i * plane.stride - 1);
            e[5 + i] = plane.get(at - plane.stride + i);
            e[9 + i] = plane.get(aboveRight + i);
        }
        e[4] = plane.get(at - plane.stride - 1);
        if (mode == Macroblock.TRUE_MOTION) {
            trueMotion(plane, at, 4);
            return;
        }
        if (mode == Macroblock.DC) {
            int sum = 4;
            for (int i = 0; i < 4; i++) {
                sum += e[i] + e[5 + i];
            }
            fill(plane, at, 4, sum >> 3);
            return;
        }
        if (mode == Macroblock.HORIZONTAL_DOWN) {
            // VERTICAL_RIGHT in a mirror along the diagonal: turn the edge around and swap x and y.
            for (int i = 0; i < 4; i++) {
                int low = e[i];
                e[i] = e[8 - i];
                e[8 - i] = low;
            }
        }
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                plane.samples[at + y * plane.stride + x] = (byte) switch (mode) {
                    case Macroblock.VERTICAL -> smooth(e, 4 + x);
                    case Macroblock.HORIZONTAL -> smooth(e[4 - y], e[3 - y], e[Math.max(0, 2 - y)]);
                    case Macroblock.DOWN_RIGHT -> smooth(e, 3 + x - y);
                    case Macroblock.DOWN_LEFT -> smooth(e[5 + x + y], e[6 + x + y], e[Math.min(12, 7 + x + y)]);
                    case Macroblock.VERTICAL_RIGHT -> verticalRight(e, x, y);
                    case Macroblock.HORIZONTAL_DOWN -> verticalRight(e, y, x);
                    case Macroblock.VERTICAL_LEFT -> verticalLeft(e, x, y);
                    case Macroblock.HORIZONTAL_UP -> horizontalUp(e, x + 2 * y);
                    default -> throw new AssertionError(mode);
                };
            }
        }
    }

    private static int verticalRight(int[] e, int x, int y) {
        if (2 * x - y < -1) {
            return smooth(e, 4 - y);
        }
        int i = 4 + x - y / 2;
        return y % 2 == 0 ? mean(e[i], e[i + 1]) : smooth(e, i - 1);
    }

    private static int verticalLeft(int[] e, int x, int y) {
        if (x == 3 && y >= 2) {
            return smooth(e, 7 + y);
        }
        int i = 5 + x + y / 2;
        return y % 2 == 0 ? mean(e[i], e[i + 1]) : smooth(e, i);
    }

    private static int horizontalUp(int[] e, int step) {
        int i = 3 - step / 2;
        if (i < 1) {
            return e[0];
        }
        return step % 2 == 0 ? mean(e[i], e[i - 1]) : smooth(e[i], e[i - 1], e[Math.max(0, i - 2)]);
    }

    private static int mean(int a, int b) {
        return a + b + 1 >> 1;
    }

    private static int smooth(int[] e, int first) {
        return smooth(e[first], e[first + 1], e[first + 2]);
    }

    private static int smooth(int a, int b, int c) {
        return a + 2 * b + c + 2 >> 2;
    }
}
