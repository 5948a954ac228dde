package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of every kind either decode or end in a {@link PictureException}, and soon. */
class PictureFuzzTest {

    private static final int MUTATIONS = 40;
    private static final int CUTS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PictureReader reader = new PictureReader();

    @ParameterizedTest
    @ValueSource(strings = {
        "rgb8.png", "rgb16-interlaced.png", "palette4-alpha.png", "gray-alpha8.png", "profile-rgb.png", "exif6.png",
        "420.jpg", "progressive.jpg", "restarts.jpg", "cmyk.jpg", "ycck.jpg", "exif7.jpg", "profile-in-parts.jpg",
        "palette.gif", "interlaced.gif", "clear-part.gif", "rgb24.bmp", "rle4.bmp", "rle8.bmp", "rgba32-fields.bmp",
        "lossy50.webp", "lossy-alpha.webp", "segments.webp", "lossless-slow.webp", "animated-alpha.webp",
        "rgb-tiff_lzw.tif", "jpeg.tif", "mono-group4.tif", "mono-group3.tif", "tiles.tif", "rgb16-big.tif", "big.tif",
        "profile-cmyk.tif",
    })
    void a_damaged_file_decodes_or_is_refused_in_time(String file) {
        var original = Goldens.bytes("pictures/" + file);
        var random = new Random(20_260_101L + file.hashCode());

        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < CUTS; i++) {
                read(Arrays.copyOf(original, original.length * i / CUTS), file + " cut at " + i);
            }
            for (int i = 0; i < MUTATIONS; i++) {
                var damaged = original.clone();
                int changes = 1 + random.nextInt(i % 2 == 0 ? 2 : 16);
                for (int c = 0; c < changes; c++) {
                    // Every other one in the first bytes, where headers are.
                    int at = random.nextInt(c % 2 == 0 ? original.length : Math.min(original.length, 160));
                    int bit = 1 << random.nextInt(8);
                    damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ bit);
                }
                if (file.endsWith(".png") && i % 4 > 0) {
                    correctSums(damaged);
                }
                read(damaged, file + " mutation " + i);
            }
        });
    }

    private void read(byte[] bytes, String what) {
        try {
            var picture = reader.read(bytes, what);
            assertThat((long) picture.image().width() * picture.image().height()).isPositive();
        } catch (PictureException e) {
            assertThat(e).hasMessageStartingWith("“" + what + "” ").message().endsWith(".");
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
    }

    /** Otherwise hardly any damage to a PNG would get past its checksums to the decoder. */
    private static void correctSums(byte[] png) {
        var buffer = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length) {
            int length = buffer.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            var crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            buffer.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }
}
