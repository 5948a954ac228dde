package lectern.engine.document;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * A GIF file (GIF89a) up to the end of its first picture.
 *
 * @param header its size is that of the canvas
 * @param frame where on the canvas the first picture is
 * @param pixels a file with that picture only
 */
record GifHeader(PictureHeader header, Box frame, ImageInputStream pixels) {

    private static final int COLOR_TABLE = 0x80;

    /**
     * @throws IOException when the file ends before its first picture does, or is not laid out as a GIF
     */
    static GifHeader read(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(6);
        int screenWidth = in.readUnsignedShort();
        int screenHeight = in.readUnsignedShort();
        long end = 13 + colorTable(in.readUnsignedByte());
        var pixels = new SplicedInputStream(in).range(0, end);
        long control = -1;
        while (true) {
            in.seek(end);
            long start = end;
            switch (in.readUnsignedByte()) {
                case 0x21 -> {
                    boolean graphicControl = in.readUnsignedByte() == 0xF9;
                    end = skipBlocks(in);
                    control = graphicControl ? start : control;
                    if (graphicControl && end - start != 8) {
                        throw new IOException("GIF graphic control of " + (end - start) + " bytes");
                    }
                }
                case 0x2C -> {
                    int x = in.readUnsignedShort();
                    int y = in.readUnsignedShort();
                    int width = in.readUnsignedShort();
                    int height = in.readUnsignedShort();
                    // A picture that sticks out makes the canvas larger, as it does in other programs.
                    int canvasWidth = Math.max(screenWidth, x + width);
                    int canvasHeight = Math.max(screenHeight, y + height);
                    PictureLimits.check(width, height);
                    PictureLimits.check(canvasWidth, canvasHeight);
                    in.seek(start + 10 + colorTable(in.readUnsignedByte()) + 1);
                    end = skipBlocks(in);
                    if (control >= 0) {
                        pixels.range(control, 8);
                    }
                    pixels.range(start, end - start).bytes((byte) 0x3B);
                    return new GifHeader(new PictureHeader(canvasWidth, canvasHeight, null, 1),
                            new Box(x, y, width, height), pixels);
                }
                case 0x3B -> throw new IOException("GIF without a picture");
                // Stray bytes between blocks are passed over, as other programs do.
                default -> end++;
            }
        }
    }

    private static int colorTable(int flags) {
        return (flags & COLOR_TABLE) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    /** Passes over data blocks to the empty one that ends them, and says where that is over. */
    private static long skipBlocks(ImageInputStream in) throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.seek(in.getStreamPosition() + length);
        }
        return in.getStreamPosition();
    }
}
