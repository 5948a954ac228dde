package lectern.engine.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * The chunks of a PNG file (ISO/IEC 15948), each checked against its sum.
 *
 * @param pixels the chunks a decoder needs and no others
 */
record PngHeader(PictureHeader header, ImageInputStream pixels) {

    private static final int SIGNATURE = 8;

    /**
     * @throws IOException when a chunk that matters is cut off, broken or missing
     */
    static PngHeader read(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        var pixels = new SplicedInputStream(in).range(0, SIGNATURE);
        int width = 0;
        int height = 0;
        byte[] profile = null;
        int orientation = 1;
        boolean data = false;
        in.seek(SIGNATURE);
        while (true) {
            long start = in.getStreamPosition();
            long length = in.readUnsignedInt();
            var typeBytes = new byte[4];
            in.readFully(typeBytes);
            var type = new String(typeBytes, StandardCharsets.ISO_8859_1);
            if ((width == 0) != type.equals("IHDR")) {
                throw new IOException("PNG chunk " + type + " out of place");
            }
            switch (type) {
                case "IHDR" -> {
                    width = size(in);
                    height = size(in);
                    PictureLimits.check(width, height);
                    in.seek(start + 8);
                    checkSum(in, typeBytes, length);
                    pixels.range(start, length + 12);
                }
                case "PLTE", "tRNS", "IDAT" -> {
                    checkSum(in, typeBytes, length);
                    pixels.range(start, length + 12);
                    data |= type.equals("IDAT");
                }
                case "IEND" -> {
                    checkSum(in, typeBytes, length);
                    if (!data) {
                        throw new IOException("PNG without pixels");
                    }
                    pixels.range(start, length + 12);
                    return new PngHeader(new PictureHeader(width, height, profile, orientation), pixels);
                }
                case "iCCP" -> profile = profile(sideData(in, length));
                case "eXIf" -> orientation = ExifOrientation.of(sideData(in, length));
                default -> {
                    // An upper-case first letter: the picture cannot be shown without understanding this chunk.
                    if ((typeBytes[0] & 0x20) == 0) {
                        throw new IOException("Unknown PNG chunk " + type);
                    }
                }
            }
            in.seek(start + 8 + length + 4);
        }
    }

    /** Sizes are 31-bit; a larger one is as unusable as 0. */
    private static int size(ImageInputStream in) throws IOException {
        long size = in.readUnsignedInt();
        return size > Integer.MAX_VALUE ? 0 : (int) size;
    }

    private static void checkSum(ImageInputStream in, byte[] type, long length) throws IOException {
        var crc = new CRC32();
        crc.update(type);
        var buffer = new byte[(int) Math.min(length, 1 << 16)];
        for (long left = length; left > 0; ) {
            int n = (int) Math.min(left, buffer.length);
            in.readFully(buffer, 0, n);
            crc.update(buffer, 0, n);
            left -= n;
        }
        if (in.readUnsignedInt() != crc.getValue()) {
            throw new IOException("PNG chunk with a wrong sum");
        }
    }

    /** The bytes of a chunk that the picture can do without; empty when there are too many. */
    private static byte[] sideData(ImageInputStream in, long length) throws IOException {
        var bytes = new byte[length > PictureLimits.SIDE_DATA ? 0 : (int) length];
        in.readFully(bytes);
        return bytes;
    }

    /** A name that ends in 0, a 0 for the method, then the profile in zlib form; null when that cannot be read. */
    private static byte[] profile(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int start = Math.min(name + 2, chunk.length);
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            return inflater.readNBytes(PictureLimits.SIDE_DATA);
        } catch (IOException e) {
            return null;
        }
    }
}
