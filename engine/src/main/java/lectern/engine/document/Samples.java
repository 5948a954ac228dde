package lectern.engine.document;

import java.util.Arrays;

/**
 * A decoded picture before its colours are turned into sRGB: 8-bit samples, interleaved, row by row.
 *
 * @param model what the colour samples of a pixel are
 * @param colors {@code width * height * model.channels} bytes
 * @param alpha one byte a pixel, 255 = opaque, not multiplied into the colours; null when all of it is opaque
 */
record Samples(int width, int height, Model model, byte[] colors, byte[] alpha) {

    /** Kinds of colour. In CMYK, 0 means no ink. */
    enum Model {
        GRAY(1), RGB(3), CMYK(4);

        final int channels;

        Model(int channels) {
            this.channels = channels;
        }
    }

    /** The same picture as RGB without regard to any profile, by the simple formulas that Pillow uses. */
    Samples toRgb() {
        return switch (model) {
            case RGB -> this;
            case GRAY -> {
                var rgb = new byte[colors.length * 3];
                for (int i = 0; i < colors.length; i++) {
                    Arrays.fill(rgb, i * 3, i * 3 + 3, colors[i]);
                }
                yield new Samples(width, height, Model.RGB, rgb, alpha);
            }
            case CMYK -> {
                var rgb = new byte[colors.length / 4 * 3];
                for (int i = 0, o = 0; i < colors.length; i += 4, o += 3) {
                    int white = 255 - (colors[i + 3] & 0xFF);
                    for (int c = 0; c < 3; c++) {
                        rgb[o + c] = (byte) Math.max(0, white - scaled(colors[i + c] & 0xFF, white));
                    }
                }
                yield new Samples(width, height, Model.RGB, rgb, alpha);
            }
        };
    }

    /** Lays an RGB picture over white, in place: a sample becomes (sample·alpha + 255·(255 − alpha)) / 255, rounded. */
    RgbImage overWhite() {
        if (alpha != null) {
            for (int i = 0; i < alpha.length; i++) {
                int a = alpha[i] & 0xFF;
                for (int s = i * 3; a < 255 && s < i * 3 + 3; s++) {
                    int sum = (colors[s] & 0xFF) * a + 255 * (255 - a) + 128;
                    colors[s] = (byte) (sum + (sum >> 8) >> 8);
                }
            }
        }
        return new RgbImage(width, height, colors);
    }

    /** An RGB picture at its place on a white canvas. */
    static RgbImage onCanvas(RgbImage picture, Box at, int width, int height) {
        if (at.equals(Box.whole(width, height))) {
            return picture;
        }
        var canvas = new byte[width * height * 3];
        Arrays.fill(canvas, (byte) 255);
        for (int y = 0; y < at.height(); y++) {
            System.arraycopy(picture.pixels(), y * at.width() * 3, canvas, ((at.y() + y) * width + at.x()) * 3,
                    at.width() * 3);
        }
        return new RgbImage(width, height, canvas);
    }

    /** a·b/255, rounded. */
    private static int scaled(int a, int b) {
        int product = a * b + 128;
        return product + (product >> 8) >> 8;
    }
}
