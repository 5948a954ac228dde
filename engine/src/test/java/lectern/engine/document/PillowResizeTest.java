package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PillowResizeTest {

    record Case(String pattern, long seed, int width, int height, int newWidth, int newHeight, String sha, String hex) {
        @Override
        public String toString() {
            return pattern + " " + width + "×" + height + " to " + newWidth + "×" + newHeight;
        }
    }

    static Stream<Case> cases() {
        return Goldens.rows("resize.tsv").map(row -> new Case(row[0], Long.parseLong(row[1]), Integer.parseInt(row[2]),
                Integer.parseInt(row[3]), Integer.parseInt(row[4]), Integer.parseInt(row[5]), row[6], row[7]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_pixel_equals_pillows(Case golden) {
        var image = SyntheticPicture.of(golden.pattern, golden.seed, golden.width, golden.height);

        var resized = PillowResize.bilinear(image, golden.newWidth, golden.newHeight);

        if (!golden.hex.equals("-")) {
            assertThat(HexFormat.of().formatHex(resized.pixels())).isEqualTo(golden.hex);
        }
        assertThat(resized.sha256()).isEqualTo(golden.sha);
        assertThat(resized.width()).isEqualTo(golden.newWidth);
        assertThat(resized.height()).isEqualTo(golden.newHeight);
    }

    @Test
    void the_golden_set_is_large_enough_to_mean_something() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void the_input_is_left_as_it_was() {
        var image = SyntheticPicture.of("noise", 1, 40, 30);
        var before = image.sha256();

        PillowResize.bilinear(image, 13, 57);

        assertThat(image.sha256()).isEqualTo(before);
    }

    @Test
    void a_size_without_pixels_or_beyond_an_array_is_refused() {
        var image = SyntheticPicture.of("noise", 1, 4, 3);

        assertThatThrownBy(() -> PillowResize.bilinear(image, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PillowResize.bilinear(image, 5, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PillowResize.bilinear(image, 65_500, 65_500))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
