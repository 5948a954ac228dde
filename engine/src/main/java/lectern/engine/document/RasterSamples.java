package lectern.engine.document;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;

/**
 * Takes the stored samples out of what a decoder returns, past Java2D's own colour conversions: those would, for one,
 * brighten every grey picture, because Java takes grey to be linear.
 *
 * <p>Samples of more than 8 bits keep their highest 8 (value / 256 for 16 bits), as Pillow does with 16-bit RGB.
 * Samples of fewer bits are stretched: value · 255 / largest value. Floating-point samples run from 0 to 1.
 */
final class RasterSamples {

    private RasterSamples() {}

    /**
     * @throws IOException when the picture is of a kind of colour that cannot be shown
     */
    static Samples of(BufferedImage image) throws IOException {
        var raster = image.getRaster();
        var colors = image.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return palette(raster, palette);
        }
        int channels = colors.getNumColorComponents();
        var model = switch (channels) {
            case 1 -> Samples.Model.GRAY;
            case 3 -> Samples.Model.RGB;
            case 4 -> Samples.Model.CMYK;
            default -> throw new IOException("A picture of " + channels + " colours");
        };
        var alpha = colors.hasAlpha() ? new byte[raster.getWidth() * raster.getHeight()] : null;
        var samples = new Samples(raster.getWidth(), raster.getHeight(), model,
                new byte[Math.multiplyExact(raster.getWidth() * raster.getHeight(), channels)], alpha);
        copy(raster, colors, samples);
        if (alpha != null && colors.isAlphaPremultiplied()) {
            unmultiply(samples);
        }
        return samples;
    }

    private static Samples palette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        var rgb = new byte[width * height * 3];
        var alpha = palette.hasAlpha() ? new byte[width * height] : null;
        var entries = new int[palette.getMapSize()];
        palette.getRGBs(entries);
        var row = new int[width];
        int o = 0;
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int index : row) {
                // An index beyond the palette is black, as it is in other programs.
                int argb = index < entries.length ? entries[index] : 0xFF000000;
                rgb[o * 3] = (byte) (argb >> 16);
                rgb[o * 3 + 1] = (byte) (argb >> 8);
                rgb[o * 3 + 2] = (byte) argb;
                if (alpha != null) {
                    alpha[o] = (byte) (argb >>> 24);
                }
                o++;
            }
        }
        return new Samples(width, height, Samples.Model.RGB, rgb, alpha);
    }

    private static void copy(Raster raster, ColorModel colors, Samples out) throws IOException {
        int width = out.width();
        int channels = out.model().channels;
        int bands = raster.getNumBands();
        if (bands < channels + (out.alpha() == null ? 0 : 1)) {
            throw new IOException("A picture with too few samples a pixel");
        }
        var scale = Scale.of(raster, colors);
        if (out.alpha() == null && bands == channels && scale.isPlain(raster)) {
            for (int y = 0; y < out.height(); y++) {
                var bytes = raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, null);
                System.arraycopy(bytes, 0, out.colors(), y * width * channels, width * channels);
            }
            return;
        }
        var row = new double[scale.isFloat() ? width * bands : 0];
        var ints = new int[scale.isFloat() ? 0 : width * bands];
        for (int y = 0; y < out.height(); y++) {
            if (scale.isFloat()) {
                raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
                for (int i = 0; i < row.length; i++) {
                    put(out, y * width + i / bands, i % bands, channels, Scale.unit(row[i]));
                }
            } else {
                raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, ints);
                for (int x = 0, i = 0; x < width; x++) {
                    for (int band = 0; band < bands; band++, i++) {
                        put(out, y * width + x, band, channels, scale.toByte(ints[i], band));
                    }
                }
            }
        }
    }

    /** Colours first, then alpha; further channels are not shown. */
    private static void put(Samples out, int pixel, int band, int channels, byte value) {
        if (band < channels) {
            out.colors()[pixel * channels + band] = value;
        } else if (band == channels && out.alpha() != null) {
            out.alpha()[pixel] = value;
        }
    }

    private static void unmultiply(Samples samples) {
        int channels = samples.model().channels;
        for (int i = 0; i < samples.alpha().length; i++) {
            int a = samples.alpha()[i] & 0xFF;
            for (int s = i * channels; a > 0 && a < 255 && s < (i + 1) * channels; s++) {
                samples.colors()[s] = (byte) Math.min(255, (samples.colors()[s] & 0xFF) * 255 / a);
            }
        }
    }

    /** How stored values become 8 bits. */
    private record Scale(boolean isFloat, boolean isSigned, int[] bits) {

        static Scale of(Raster raster, ColorModel colors) {
            int type = raster.getTransferType();
            var bits = new int[raster.getNumBands()];
            for (int band = 0; band < bits.length; band++) {
                bits[band] = band < colors.getNumComponents()
                        ? colors.getComponentSize(band) : raster.getSampleModel().getSampleSize(band);
            }
            return new Scale(type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE,
                    type == DataBuffer.TYPE_SHORT, bits);
        }

        /** Whether the samples are bytes already, so that a row can be taken as it is. */
        boolean isPlain(Raster raster) {
            return raster.getTransferType() == DataBuffer.TYPE_BYTE
                    && raster.getSampleModel() instanceof ComponentSampleModel
                    && Arrays.stream(bits).allMatch(n -> n == 8);
        }

        byte toByte(int value, int band) {
            int n = bits[band];
            if (isSigned) {
                return (byte) (Math.max(0, value) >> Math.max(0, n - 9));
            }
            if (n == 8) {
                return (byte) value;
            }
            return n > 8 ? (byte) (value >>> n - 8) : (byte) (value * 255 / ((1 << n) - 1));
        }

        static byte unit(double value) {
            return (byte) Math.round(Math.clamp(Double.isNaN(value) ? 0 : value, 0.0, 1.0) * 255);
        }
    }
}
