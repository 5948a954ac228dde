package lectern.engine.document.vp8l;

/** Guesses at a pixel from those to the left and above (RFC 9649, section 3.5.1). */
final class Prediction {

    private Prediction() {}

    /** @param i a pixel that is in neither the first row nor the first column */
    static int guess(int mode, int[] pixels, int i, int width) {
        int left = pixels[i - 1];
        int top = pixels[i - width];
        int topLeft = pixels[i - width - 1];
        // In the last column this is the first pixel of the same row, as the format has it.
        int topRight = pixels[i - width + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> select(left, top, topLeft);
            case 12 -> gradient(left, top, topLeft);
            case 13 -> halfGradient(mean(left, top), topLeft);
            default -> 0xFF000000;
        };
    }

    /** Channel by channel, rounded down. */
    private static int mean(int a, int b) {
        return ((a ^ b) >>> 1 & 0x7F7F7F7F) + (a & b);
    }

    /** Whichever of left and top is closer to what the gradient says. */
    private static int select(int left, int top, int topLeft) {
        int leftIsOff = 0;
        int topIsOff = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = topLeft >> shift & 0xFF;
            leftIsOff += Math.abs((top >> shift & 0xFF) - corner);
            topIsOff += Math.abs((left >> shift & 0xFF) - corner);
        }
        return leftIsOff < topIsOff ? left : top;
    }

    private static int gradient(int left, int top, int topLeft) {
        int out = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (left >> shift & 0xFF) + (top >> shift & 0xFF) - (topLeft >> shift & 0xFF);
            out |= Math.clamp(value, 0, 255) << shift;
        }
        return out;
    }

    private static int halfGradient(int mean, int topLeft) {
        int out = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = mean >> shift & 0xFF;
            out |= Math.clamp(value + (value - (topLeft >> shift & 0xFF)) / 2, 0, 255) << shift;
        }
        return out;
    }
}
