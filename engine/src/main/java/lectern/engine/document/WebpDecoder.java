package lectern.engine.document;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import lectern.engine.document.vp8.Vp8Decoder;
import lectern.engine.document.vp8l.Vp8lDecoder;

/** The pixels of a WebP picture: lossy (VP8, with transparency apart where there is some) or lossless (VP8L). */
final class WebpDecoder {

    private static final int ALPHA_UNCOMPRESSED = 0;
    private static final int ALPHA_LOSSLESS = 1;

    private WebpDecoder() {}

    static Samples decode(ImageInputStream in, WebpHeader webp) throws IOException {
        int width = webp.frame().width();
        int height = webp.frame().height();
        var data = bytes(in, webp.pixels());
        if (webp.lossless()) {
            return split(Vp8lDecoder.decode(data, width, height), width, height);
        }
        var rgb = Vp8Decoder.decode(data, width, height);
        var alpha = webp.alpha() == null ? null : alpha(bytes(in, webp.alpha()), width, height);
        return new Samples(width, height, Samples.Model.RGB, rgb, alpha);
    }

    private static Samples split(int[] pixels, int width, int height) {
        var rgb = new byte[pixels.length * 3];
        var alpha = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int argb = pixels[i];
            alpha[i] = (byte) (argb >>> 24);
            rgb[i * 3] = (byte) (argb >> 16);
            rgb[i * 3 + 1] = (byte) (argb >> 8);
            rgb[i * 3 + 2] = (byte) argb;
        }
        return new Samples(width, height, Samples.Model.RGB, rgb, alpha);
    }

    /** A byte that says how, then one value a pixel, as it is or coded like the green of a lossless picture. */
    private static byte[] alpha(byte[] chunk, int width, int height) throws IOException {
        if (chunk.length < 1) {
            throw new IOException("WebP transparency without data");
        }
        var values = new byte[width * height];
        switch (chunk[0] & 3) {
            case ALPHA_UNCOMPRESSED -> {
                if (chunk.length <= values.length) {
                    throw new IOException("WebP transparency that is cut off");
                }
                System.arraycopy(chunk, 1, values, 0, values.length);
            }
            case ALPHA_LOSSLESS -> {
                var pixels = Vp8lDecoder.decodeHeadless(chunk, 1, width, height);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (byte) (pixels[i] >> 8);
                }
            }
            default -> throw new IOException("WebP transparency of an unknown kind");
        }
        unfilter(values, width, chunk[0] >> 2 & 3);
        return values;
    }

    /** Adds what each value was predicted from: 1 = the left, 2 = the upper, 3 = both less the corner between them. */
    private static void unfilter(byte[] values, int width, int filter) {
        for (int i = 0; filter > 0 && i < values.length; i++) {
            boolean hasLeft = i % width > 0;
            boolean hasAbove = i >= width;
            int left = hasLeft ? values[i - 1] & 0xFF : 0;
            int above = hasAbove ? values[i - width] & 0xFF : 0;
            int guess;
            if (!hasLeft || !hasAbove) {
                // At the upper edge all go by the left, at the left one by the upper.
                guess = hasLeft ? left : above;
            } else {
                guess = switch (filter) {
                    case 1 -> left;
                    case 2 -> above;
                    default -> Math.clamp(left + above - (values[i - width - 1] & 0xFF), 0, 255);
                };
            }
            values[i] += (byte) guess;
        }
    }

    private static byte[] bytes(ImageInputStream in, WebpHeader.Range range) throws IOException {
        var bytes = new byte[Math.toIntExact(range.length())];
        in.seek(range.offset());
        in.readFully(bytes);
        return bytes;
    }
}
