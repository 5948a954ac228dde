package lectern.engine.document;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * The chunks of a WebP file (RFC 9649): its canvas and its only or first picture.
 *
 * @param header its size is that of the canvas
 * @param frame where on the canvas the picture is
 * @param lossless whether it is coded as VP8L rather than VP8
 * @param pixels where its data is
 * @param alpha where the transparency of a VP8 picture is; null when it has none
 * @param place how an animation draws it
 */
record WebpHeader(
        PictureHeader header, Box frame, boolean lossless, Range pixels, Range alpha, Animation.Frame place) {

    /** A part of the file, in bytes. */
    record Range(long offset, long length) {
        long end() {
            return offset + length;
        }
    }

    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;

    /**
     * @throws IOException when the file ends before its picture does, or its chunks make no sense
     */
    static WebpHeader read(ImageInputStream in, long fileLength) throws IOException {
        return read(in, fileLength, 0);
    }

    /** The pictures of an animation, in order; of other files, the one that there is. @param most of them */
    static List<WebpHeader> pictures(ImageInputStream in, long fileLength, int most) throws IOException {
        var pictures = new ArrayList<WebpHeader>();
        var counted = new Reader(in, Integer.MAX_VALUE);
        counted.chunks(RIFF_HEADER, end(in, fileLength), false);
        for (int i = 0; i < Math.clamp(counted.animated, 1, most); i++) {
            pictures.add(read(in, fileLength, i));
        }
        return pictures;
    }

    private static WebpHeader read(ImageInputStream in, long fileLength, int index) throws IOException {
        var reader = new Reader(in, index);
        reader.chunks(RIFF_HEADER, end(in, fileLength), false);
        return reader.result();
    }

    private static long end(ImageInputStream in, long fileLength) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(4);
        long end = 8 + in.readUnsignedInt();
        if (end > fileLength) {
            throw new EOFException("WebP of " + end + " bytes in a file of " + fileLength);
        }
        return end;
    }

    private static final class Reader {
        private final ImageInputStream in;
        private int canvasWidth;
        private int canvasHeight;
        private byte[] profile;
        private int orientation = 1;
        private Box frame;
        private boolean lossless;
        private Range pixels;
        private Range alpha;

        private final int index;
        private boolean clear;
        private boolean blend;

        /** Pictures of an animation that were passed. */
        private int animated;

        /** @param index which picture of an animation */
        Reader(ImageInputStream in, int index) {
            this.in = in;
            this.index = index;
        }

        WebpHeader result() throws IOException {
            if (pixels == null) {
                throw new IOException("WebP without a picture");
            }
            if (frame.x() + frame.width() > canvasWidth || frame.y() + frame.height() > canvasHeight) {
                throw new IOException("WebP picture larger than its canvas");
            }
            var header = new PictureHeader(canvasWidth, canvasHeight, profile, orientation);
            var place = new Animation.Frame(
                    frame, clear ? Animation.Disposal.CLEAR : Animation.Disposal.KEEP, blend);
            return new WebpHeader(header, frame, lossless, pixels, alpha, place);
        }

        void chunks(long from, long to, boolean inFrame) throws IOException {
            for (long at = from; at + 8 <= to; ) {
                in.seek(at);
                var type = new byte[4];
                in.readFully(type);
                var chunk = new Range(at + 8, in.readUnsignedInt());
                if (chunk.end() > to) {
                    throw new EOFException("WebP chunk beyond its end");
                }
                chunk(new String(type, StandardCharsets.ISO_8859_1), chunk, inFrame);
                at = chunk.end() + (chunk.length & 1);
            }
        }

        private void chunk(String type, Range chunk, boolean inFrame) throws IOException {
            switch (type) {
                case "VP8X" -> {
                    in.readInt();
                    canvasWidth = int24() + 1;
                    canvasHeight = int24() + 1;
                    PictureLimits.check(canvasWidth, canvasHeight);
                }
                case "ANMF" -> {
                    if (!inFrame && animated++ == index) {
                        int x = int24() * 2;
                        int y = int24() * 2;
                        frame = new Box(x, y, int24() + 1, int24() + 1);
                        int24();
                        int flags = in.readUnsignedByte();
                        clear = (flags & 1) != 0;
                        blend = (flags & 2) == 0;
                        chunks(chunk.offset + FRAME_HEADER, chunk.end(), true);
                    }
                }
                case "ALPH" -> alpha = pixels == null ? chunk : alpha;
                case "VP8 " -> picture(chunk, false);
                case "VP8L" -> picture(chunk, true);
                case "ICCP" -> profile = chunk.length > PictureLimits.SIDE_DATA ? null : bytes(chunk);
                case "EXIF" -> orientation =
                        chunk.length > PictureLimits.SIDE_DATA ? 1 : ExifOrientation.of(bytes(chunk));
                default -> { }
            }
        }

        /** Both forms say their own size, in 14 bits each. */
        private void picture(Range chunk, boolean isLossless) throws IOException {
            if (pixels != null) {
                return;
            }
            int width;
            int height;
            if (isLossless) {
                if (in.readUnsignedByte() != 0x2F) {
                    throw new IOException("VP8L without its signature");
                }
                int bits = in.readInt();
                width = (bits & 0x3FFF) + 1;
                height = (bits >>> 14 & 0x3FFF) + 1;
            } else {
                in.skipBytes(6);
                width = in.readUnsignedShort() & 0x3FFF;
                height = in.readUnsignedShort() & 0x3FFF;
            }
            PictureLimits.check(width, height);
            if (canvasWidth == 0) {
                canvasWidth = width;
                canvasHeight = height;
            }
            if (frame == null) {
                frame = Box.whole(width, height);
            }
            if (frame.width() != width || frame.height() != height) {
                throw new IOException("WebP picture of another size than its frame");
            }
            lossless = isLossless;
            pixels = chunk;
        }

        private int int24() throws IOException {
            return in.readUnsignedShort() | in.readUnsignedByte() << 16;
        }

        private byte[] bytes(Range chunk) throws IOException {
            var bytes = new byte[(int) chunk.length];
            in.readFully(bytes);
            return bytes;
        }
    }
}
