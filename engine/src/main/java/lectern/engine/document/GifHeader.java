package lectern.engine.document;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A GIF file (GIF89a) up to the end of one of its pictures.
 *
 * @param header its size is that of the canvas
 * @param frame where on the canvas the picture is
 * @param pixels a file with that picture only
 * @param disposal what an animation makes of it before the next one
 */
record GifHeader(PictureHeader header, Box frame, ImageInputStream pixels, Animation.Disposal disposal) {

    private static final int COLOR_TABLE = 0x80;

    /**
     * @throws IOException when the file ends before its first picture does, or is not laid out as a GIF
     */
    static GifHeader read(ImageInputStream in) throws IOException {
        return pictures(in, 1).getFirst();
    }

    /**
     * The pictures of an animation, in order; those after the first only as far as the file is whole.
     *
     * @param most of them
     * @throws IOException when the file ends before its first picture does, or is not laid out as a GIF
     */
    static List<GifHeader> pictures(ImageInputStream in, int most) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(6);
        int screenWidth = in.readUnsignedShort();
        int screenHeight = in.readUnsignedShort();
        long start = 13 + colorTable(in.readUnsignedByte());
        var pictures = new ArrayList<GifHeader>();
        var blocks = new Blocks(in, start, start, screenWidth, screenHeight);
        while (pictures.size() < most) {
            try {
                var next = blocks.next();
                if (next.isEmpty()) {
                    break;
                }
                pictures.add(next.get());
            } catch (EOFException e) {
                if (pictures.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        if (pictures.isEmpty()) {
            throw new IOException("GIF without a picture");
        }
        return pictures;
    }

    /** Goes from block to block. */
    private static final class Blocks {
        private final ImageInputStream in;
        private final long headEnd;
        private final int screenWidth;
        private final int screenHeight;
        private long end;
        private long control = -1;

        Blocks(ImageInputStream in, long headEnd, long end, int screenWidth, int screenHeight) {
            this.in = in;
            this.headEnd = headEnd;
            this.end = end;
            this.screenWidth = screenWidth;
            this.screenHeight = screenHeight;
        }

        /** Empty at the end. */
        Optional<GifHeader> next() throws IOException {
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
                        return Optional.of(picture(start));
                    }
                    case 0x3B -> {
                        return Optional.empty();
                    }
                    // Stray bytes between blocks are passed over, as other programs do.
                    default -> end++;
                }
            }
        }

        private GifHeader picture(long start) throws IOException {
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
            var pixels = new SplicedInputStream(in).range(0, headEnd);
            var disposal = Animation.Disposal.KEEP;
            if (control >= 0) {
                pixels.range(control, 8);
                in.seek(control + 3);
                disposal = switch (in.readUnsignedByte() >> 2 & 7) {
                    case 2 -> Animation.Disposal.CLEAR;
                    case 3 -> Animation.Disposal.RESTORE;
                    default -> Animation.Disposal.KEEP;
                };
            }
            control = -1;
            pixels.range(start, end - start).bytes((byte) 0x3B);
            return new GifHeader(new PictureHeader(canvasWidth, canvasHeight, null, 1),
                    new Box(x, y, width, height), pixels, disposal);
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
