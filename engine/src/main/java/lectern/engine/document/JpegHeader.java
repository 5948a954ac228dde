package lectern.engine.document;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;

/**
 * The segments of a JPEG file (ITU-T T.81), from its start to its end marker.
 *
 * @param components how the samples of a pixel are to be understood
 * @param scans how often the picture is gone through; several times in progressive files
 * @param lossless the rare predictive form (SOF3), which the usual decoder does not know
 * @param pixels the segments a decoder needs and no others
 */
record JpegHeader(PictureHeader header, JpegColors.Components components, int scans, boolean lossless,
        ImageInputStream pixels) {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    /** Progressive pictures have about ten scans. Thousands are an attack: each costs a pass over all pixels. */
    private static final int MAX_SCANS = 500;

    /**
     * @throws IOException when the file ends before its end marker, or its segments make no sense
     */
    static JpegHeader read(ImageInputStream in) throws IOException {
        return new Reader(in).read();
    }

    private static final class Reader {
        private final ImageInputStream in;
        private final SplicedInputStream pixels;
        private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
        private final byte[] buffer = new byte[1 << 16];
        private int orientation;
        private int adobeTransform = JpegColors.NO_ADOBE;
        private boolean jfif;
        private int width;
        private int height;
        private int[] ids;
        private boolean lossless;
        private int scans;
        private long scanBytes;

        Reader(ImageInputStream in) {
            this.in = in;
            this.pixels = new SplicedInputStream(in);
        }

        JpegHeader read() throws IOException {
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            in.seek(2);
            pixels.bytes((byte) 0xFF, (byte) SOI);
            for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
                segment(marker);
            }
            // A block of 8×8 takes a bit at the very least. With less than that for all of them there is no picture,
            // and a decoder would spend a long time on inventing one.
            if (scanBytes * 8 < (width + 7L) / 8 * ((height + 7) / 8)) {
                throw new EOFException("JPEG with " + scanBytes + " bytes of pixels");
            }
            pixels.bytes((byte) 0xFF, (byte) EOI);
            var header = new PictureHeader(width, height, profile(), Math.max(orientation, 1));
            return new JpegHeader(header, JpegColors.components(ids, jfif, adobeTransform), scans, lossless,
                    pixels);
        }

        /** The next marker, past padding and stray bytes, which decoders pass over as well. */
        private int nextMarker() throws IOException {
            while (true) {
                int value = in.readUnsignedByte();
                while (value != 0xFF) {
                    value = in.readUnsignedByte();
                }
                while (value == 0xFF) {
                    value = in.readUnsignedByte();
                }
                if (value != 0 && !restart(value)) {
                    return value;
                }
            }
        }

        private static boolean restart(int marker) {
            return marker >= 0xD0 && marker <= 0xD7;
        }

        private void segment(int marker) throws IOException {
            long start = in.getStreamPosition() - 2;
            if (marker == SOI || marker == 0x01) {
                return;
            }
            int length = in.readUnsignedShort();
            if (length < 2) {
                throw new IOException("JPEG segment of " + length + " bytes");
            }
            long end = start + 2 + length;
            switch (marker) {
                // Tables, restart interval, number of lines.
                case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD -> pixels.range(start, end - start);
                case 0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF -> {
                    frame(marker);
                    pixels.range(start, end - start);
                }
                case SOS -> {
                    if (ids == null || ++scans > MAX_SCANS) {
                        throw new IOException("JPEG with " + scans + " scans");
                    }
                    long data = end;
                    end = endOfScan(data);
                    scanBytes += end - data;
                    pixels.range(start, end - start);
                }
                case 0xE0 -> jfif |= starts(payload(length, 5), "JFIF\0");
                case 0xE1 -> exif(length);
                case 0xE2 -> profilePart(length);
                case 0xEE -> {
                    var adobe = payload(length, 12);
                    if (starts(adobe, "Adobe") && adobe.length == 12) {
                        adobeTransform = adobe[11] & 0xFF;
                    }
                }
                default -> { }
            }
            in.seek(end);
        }

        private void frame(int marker) throws IOException {
            if (ids != null) {
                throw new IOException("JPEG with two frames");
            }
            lossless = marker == 0xC3;
            in.readUnsignedByte();
            height = in.readUnsignedShort();
            width = in.readUnsignedShort();
            PictureLimits.check(width, height);
            ids = new int[in.readUnsignedByte()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = in.readUnsignedByte();
                in.readUnsignedShort();
            }
        }

        /** Where the marker after a scan's data is: in the data, 0xFF is followed by 0 or is a restart marker. */
        private long endOfScan(long position) throws IOException {
            boolean escape = false;
            while (true) {
                in.seek(position);
                int n = in.read(buffer);
                if (n < 0) {
                    throw new EOFException("JPEG data without an end marker");
                }
                for (int i = 0; i < n; i++) {
                    int value = buffer[i] & 0xFF;
                    if (escape && value != 0 && value != 0xFF && !restart(value)) {
                        return position + i - 1;
                    }
                    escape = value == 0xFF;
                }
                position += n;
            }
        }

        private void exif(int length) throws IOException {
            var payload = payload(length, length);
            if (orientation == 0 && starts(payload, "Exif\0")) {
                orientation = ExifOrientation.of(payload);
            }
        }

        /** A profile is spread over segments that carry their number and how many there are. */
        private void profilePart(int length) throws IOException {
            var payload = payload(length, length);
            if (starts(payload, "ICC_PROFILE\0") && payload.length > 14) {
                profileParts.put(payload[12] & 0xFF, Arrays.copyOfRange(payload, 14, payload.length));
            }
        }

        private byte[] profile() {
            if (profileParts.isEmpty()) {
                return null;
            }
            var joined = new ByteArrayOutputStream();
            profileParts.values().forEach(joined::writeBytes);
            return joined.toByteArray();
        }

        private byte[] payload(int length, int wanted) throws IOException {
            var bytes = new byte[Math.min(length - 2, wanted)];
            in.readFully(bytes);
            return bytes;
        }

        private static boolean starts(byte[] payload, String text) {
            return PictureFormat.starts(payload, 0, text);
        }
    }
}
