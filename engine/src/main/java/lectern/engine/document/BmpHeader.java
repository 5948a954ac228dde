package lectern.engine.document;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** The header of a Windows or OS/2 bitmap, and whether all of its pixels are there. */
final class BmpHeader {

    private static final int UNCOMPRESSED = 0;
    private static final int BIT_FIELDS = 3;

    private BmpHeader() {}

    /**
     * @throws IOException when the header makes no sense or the file ends before the pixels do
     */
    static PictureHeader read(ImageInputStream in, long fileLength) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(10);
        long pixels = in.readUnsignedInt();
        int headerLength = in.readInt();
        boolean old = headerLength == 12;
        long width = old ? in.readUnsignedShort() : in.readInt();
        // A negative height says that the rows are stored from the top down.
        long height = old ? in.readShort() : in.readInt();
        PictureLimits.check(width, Math.abs(height));
        in.readUnsignedShort();
        int bits = in.readUnsignedShort();
        int compression = old || headerLength == 16 ? UNCOMPRESSED : in.readInt();
        if (compression == UNCOMPRESSED || compression == BIT_FIELDS) {
            long row = (width * bits + 31) / 32 * 4;
            if (pixels + row * Math.abs(height) > fileLength) {
                throw new EOFException("BMP with less pixels than it says");
            }
        }
        return new PictureHeader((int) width, (int) Math.abs(height), null, 1);
    }
}
