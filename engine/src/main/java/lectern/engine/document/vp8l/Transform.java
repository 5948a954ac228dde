package lectern.engine.document.vp8l;

import java.util.Arrays;

/** What was done to an image to make it smaller, to be undone (RFC 9649, section 3.5). */
sealed interface Transform {

    /** Pixels in a row of the transformed image. */
    int codedWidth();

    /** The image as it was; the array may be the same one. */
    int[] undo(int[] pixels, int height);

    /** Green was taken off red and blue. */
    record AddGreen(int codedWidth) implements Transform {
        @Override
        public int[] undo(int[] pixels, int height) {
            for (int i = 0; i < pixels.length; i++) {
                int green = pixels[i] >> 8 & 0xFF;
                pixels[i] = added(pixels[i], green << 16 | green);
            }
            return pixels;
        }
    }

    /** Part of green was taken off red, and parts of green and red off blue, by blocks. */
    record Color(int codedWidth, int bits, int[] blocks) implements Transform {
        @Override
        public int[] undo(int[] pixels, int height) {
            int across = Vp8lDecoder.subsampled(codedWidth, bits);
            for (int y = 0, i = 0; y < height; y++) {
                for (int x = 0; x < codedWidth; x++, i++) {
                    int factors = blocks[(y >> bits) * across + (x >> bits)];
                    int argb = pixels[i];
                    int green = argb >> 8;
                    int red = (argb >> 16) + part(factors, green) & 0xFF;
                    int blue = argb + part(factors >> 8, green) + part(factors >> 16, red) & 0xFF;
                    pixels[i] = argb & 0xFF00FF00 | red << 16 | blue;
                }
            }
            return pixels;
        }

        /** Both numbers are signed bytes; the factor has five bits of fraction. */
        private static int part(int factor, int color) {
            return (byte) factor * (byte) color >> 5;
        }
    }

    /** Colours were replaced by places in a palette, several to a pixel where the palette is small. */
    record Palette(int width, int bits, int[] colors) implements Transform {

        /** @param differences of each colour to the one before */
        static Palette of(int width, int[] differences) {
            int size = differences.length;
            for (int i = 1; i < size; i++) {
                differences[i] = added(differences[i], differences[i - 1]);
            }
            int bits = size > 16 ? 0 : size > 4 ? 1 : size > 2 ? 2 : 3;
            // Places beyond the palette mean transparent black.
            return new Palette(width, bits, Arrays.copyOf(differences, 256));
        }

        @Override
        public int codedWidth() {
            return Vp8lDecoder.subsampled(width, bits);
        }

        @Override
        public int[] undo(int[] pixels, int height) {
            var out = new int[Math.multiplyExact(width, height)];
            int perPixel = 8 >> bits;
            int mask = (1 << perPixel) - 1;
            for (int y = 0, o = 0; y < height; y++) {
                int row = y * codedWidth();
                for (int x = 0; x < width; x++, o++) {
                    int packed = pixels[row + (x >> bits)] >> 8 & 0xFF;
                    out[o] = colors[packed >> (x & (1 << bits) - 1) * perPixel & mask];
                }
            }
            return out;
        }
    }

    /** Each pixel was replaced by its difference to a guess from its neighbours, with one of 14 guesses a block. */
    record Predictor(int codedWidth, int bits, int[] blocks) implements Transform {
        @Override
        public int[] undo(int[] pixels, int height) {
            int across = Vp8lDecoder.subsampled(codedWidth, bits);
            for (int y = 0, i = 0; y < height; y++) {
                for (int x = 0; x < codedWidth; x++, i++) {
                    int guess;
                    if (y == 0) {
                        guess = x == 0 ? 0xFF000000 : pixels[i - 1];
                    } else if (x == 0) {
                        guess = pixels[i - codedWidth];
                    } else {
                        guess = Prediction.guess(blocks[(y >> bits) * across + (x >> bits)] >> 8 & 15, pixels, i,
                                codedWidth);
                    }
                    pixels[i] = added(pixels[i], guess);
                }
            }
            return pixels;
        }
    }

    /** Channel by channel, modulo 256. */
    static int added(int a, int b) {
        return (a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00 | (a & 0x00FF00FF) + (b & 0x00FF00FF) & 0x00FF00FF;
    }
}
