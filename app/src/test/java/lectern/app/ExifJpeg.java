package lectern.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** JPEG files as cameras write them. */
final class ExifJpeg {

    private ExifJpeg() {}

    /** @param orientation 1 to 8, as EXIF numbers them */
    static byte[] of(BufferedImage image, int orientation) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(0.92f);
        try (var out = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        byte[] plain = jpeg.toByteArray();
        var with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        // APP1 of 34 bytes: "Exif", a big-endian TIFF header, one entry: tag 0x0112 (orientation), SHORT, one value.
        with.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
            0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        with.write(plain, 2, plain.length - 2);
        return with.toByteArray();
    }
}
