package lectern.engine.document;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import javax.imageio.ImageIO;

/** Writes pictures as PNG, 8 bits a channel, without metadata: exactly the pixels, for any program to look at. */
public final class PngWriter {

    static {
        ImageIO.setUseCache(false);
    }

    private PngWriter() {}

    /** A picture as the content of a PNG file. */
    public static byte[] bytes(RgbImage image) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(buffered(image), "png", out)) {
                throw new IllegalStateException("The Java runtime has no writer for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array cannot be written to", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes a picture to a file, in place of what is there.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(RgbImage image, Path file) throws IOException {
        Files.write(file, bytes(image));
    }

    /** The same pixels as Java2D's kind of picture; the array is shared. */
    private static BufferedImage buffered(RgbImage image) {
        var raster = Raster.createInterleavedRaster(new DataBufferByte(image.pixels(), image.pixels().length),
                image.width(), image.height(), image.width() * 3, 3, new int[] {0, 1, 2}, new Point(0, 0));
        var colors = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colors, raster, false, new Hashtable<>());
    }
}
