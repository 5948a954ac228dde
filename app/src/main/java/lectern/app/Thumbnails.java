package lectern.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lectern.engine.document.PillowResize;
import lectern.engine.document.RgbImage;

/** Small pictures to look at. */
final class Thumbnails {

    private Thumbnails() {}

    /**
     * @param maxSide pixels, at least 1
     * @return a PNG that fits into a square of that side; a smaller picture keeps its size
     */
    static byte[] png(RgbImage image, int maxSide) {
        if (maxSide < 1) {
            throw new IllegalArgumentException("A thumbnail has at least one pixel on a side, not " + maxSide + ".");
        }
        var longSide = Math.max(image.width(), image.height());
        if (longSide <= maxSide) {
            return encode(image);
        }
        return encode(PillowResize.bilinear(
                image, scaled(image.width(), maxSide, longSide), scaled(image.height(), maxSide, longSide)));
    }

    private static int scaled(int side, int maxSide, int longSide) {
        return Math.max(1, Math.toIntExact(Math.round((double) side * maxSide / longSide)));
    }

    private static byte[] encode(RgbImage image) {
        var pixels = image.pixels();
        var buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        var row = new int[image.width()];
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++, at += 3) {
                row[x] = (pixels[at] & 0xFF) << 16 | (pixels[at + 1] & 0xFF) << 8 | pixels[at + 2] & 0xFF;
            }
            buffered.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        var out = new ByteArrayOutputStream();
        // In memory: ImageIO would otherwise write what it encodes into a temporary file first.
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(buffered, "png", stream)) {
                throw new IllegalStateException("This Java cannot write PNG.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
