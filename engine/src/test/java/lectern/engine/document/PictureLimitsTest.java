package lectern.engine.document;

import static lectern.engine.document.Refusals.assertRefused;
import static lectern.engine.document.Refusals.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import lectern.engine.document.PictureException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureLimitsTest {

    @TempDir
    private Path folder;

    @Test
    void a_picture_of_100_megapixels_is_refused_before_a_pixel_is_allocated() throws Exception {
        var before = allocated();

        var refused = refuse(png(10_000, 10_000), "wall.png");

        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused).hasMessage("“wall.png” has 10000 × 10000 pixels (100 million); Lectern reads pictures of up"
                + " to 80 million pixels. Save it smaller, or cut out the part you need, and try again.");
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    @Test
    void a_side_beyond_the_limit_is_refused() throws Exception {
        assertThat(refuse(png(70_000, 1), "line.png").getMessage())
                .contains("70000 × 1 pixels").contains("65,500 pixels on a side");
        assertThat(refuse(png(Integer.MAX_VALUE, Integer.MAX_VALUE), "bomb.png").reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"444.jpg", "progressive.jpg", "palette.gif", "rgb24.bmp", "lossless.webp", "rgb-raw.tif"})
    void sizes_in_every_kind_of_header_are_judged_first(String file) {
        var bytes = Goldens.bytes("pictures/" + file);
        patchSize(bytes, file, 30_000);

        assertThat(refuse(bytes, file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_small_jpeg_that_claims_many_pixels_is_refused_at_once() throws Exception {
        var bytes = Goldens.bytes("pictures/progressive.jpg");
        patchSize(bytes, "progressive.jpg", 8_000);
        var before = allocated();

        assertThat(refuse(bytes, "progressive.jpg").reason()).isEqualTo(Reason.DAMAGED);
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    @Test
    void a_file_beyond_512_megabytes_is_refused_without_reading_it() throws IOException {
        var file = folder.resolve("big.png");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((512L << 20) + 1);
        }

        assertRefused(file, Reason.TOO_LARGE, "“big.png” has 512 MB; Lectern reads picture files of up to 512 MB.");
    }

    /** By reflection: the module under test does not read the management modules, only the running JVM has them. */
    private static long allocated() throws ReflectiveOperationException {
        var threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        return (long) Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes")
                .invoke(threads);
    }

    /** A valid PNG of white pixels, one bit each, that packs down to almost nothing. */
    private static byte[] png(int width, int height) throws IOException {
        var data = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(data)) {
            var row = new byte[1 + Math.min(width, 80_000) / 8];
            for (int y = 0; y < Math.min(height, 10_000); y++) {
                deflater.write(row);
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array());
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
        var crc = new CRC32();
        var kind = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(kind);
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(body.length + 12).putInt(body.length).put(kind).put(body)
                .putInt((int) crc.getValue()).array());
    }

    /** Writes size × size over the size in the header. */
    private static void patchSize(byte[] bytes, String file, int size) {
        byte high = (byte) (size >> 8);
        byte low = (byte) size;
        switch (file.substring(file.indexOf('.') + 1)) {
            case "jpg" -> {
                int at = 2;
                while ((bytes[at + 1] & 0xFF) != 0xC0 && (bytes[at + 1] & 0xFF) != 0xC2) {
                    at += 2 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
                }
                put(bytes, at + 5, high, low, high, low);
            }
            case "gif" -> put(bytes, 6, low, high, low, high);
            case "bmp" -> put(bytes, 18, low, high, (byte) 0, (byte) 0, low, high);
            // 14 bits each, less one: 16,384 × 16,384.
            case "webp" -> put(bytes, 21, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x0F);
            case "tif" -> {
                int ifd = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
                int entries = bytes[ifd];
                for (int at = ifd + 2; at < ifd + 2 + entries * 12; at += 12) {
                    int tag = bytes[at] & 0xFF | bytes[at + 1] << 8;
                    if (tag == 256 || tag == 257) {
                        put(bytes, at + 8, low, high);
                    }
                }
            }
            default -> throw new IllegalArgumentException(file);
        }
    }

    private static void put(byte[] bytes, int at, byte... values) {
        System.arraycopy(values, 0, bytes, at, values.length);
    }
}
