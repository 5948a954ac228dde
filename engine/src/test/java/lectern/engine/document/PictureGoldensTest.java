package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureGoldensTest {

    record Golden(String file, String format, int storedWidth, int storedHeight, int orientation, int width, int height,
            int most, double mean, String sha) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> goldens() {
        return Goldens.rows("pictures/pictures.tsv").map(row -> new Golden(row[0], row[1], Integer.parseInt(row[2]),
                Integer.parseInt(row[3]), Integer.parseInt(row[4]), Integer.parseInt(row[5]), Integer.parseInt(row[6]),
                Integer.parseInt(row[7]), Double.parseDouble(row[8]), row[9]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void a_picture_reads_as_it_does_in_pillow(Golden golden) throws Exception {
        var picture = new PictureReader().read(Goldens.bytes("pictures/" + golden.file), golden.file);

        assertThat(picture.format()).isEqualTo(golden.format);
        assertThat(picture.orientation()).isEqualTo(golden.orientation);
        assertThat(picture.storedWidth()).isEqualTo(golden.storedWidth);
        assertThat(picture.storedHeight()).isEqualTo(golden.storedHeight);
        assertThat(picture.image().width()).isEqualTo(golden.width);
        assertThat(picture.image().height()).isEqualTo(golden.height);
        if (golden.most == 0) {
            assertThat(picture.image().sha256()).isEqualTo(golden.sha);
        } else {
            assertClose(picture.image(), golden);
        }
    }

    @Test
    void there_are_goldens_of_every_format() {
        assertThat(goldens().map(Golden::format).distinct())
                .containsExactlyInAnyOrder("PNG", "JPEG", "GIF", "BMP", "WebP", "TIFF");
        assertThat(goldens().filter(g -> g.format.equals("JPEG")).map(Golden::orientation).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static void assertClose(RgbImage image, Golden golden) throws IOException {
        byte[] expected;
        try (var in = new GZIPInputStream(
                new ByteArrayInputStream(Goldens.bytes("pictures/" + golden.file + ".rgb.gz")))) {
            expected = in.readAllBytes();
        }
        long sum = 0;
        int most = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs((expected[i] & 0xFF) - (image.pixels()[i] & 0xFF));
            sum += difference;
            most = Math.max(most, difference);
        }
        assertThat(most).as("largest difference").isLessThanOrEqualTo(golden.most);
        assertThat(sum / (double) expected.length).as("mean difference").isLessThanOrEqualTo(golden.mean);
    }
}
