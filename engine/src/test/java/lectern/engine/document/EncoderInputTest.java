package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderInputTest {

    record Case(String pattern, long seed, int width, int height, int side, boolean panAndScan, String hashes) {
        @Override
        public String toString() {
            return pattern + " " + width + "×" + height + " to " + side + (panAndScan ? " with Pan & Scan" : "");
        }
    }

    static Stream<Case> cases() {
        return Goldens.rows("encoder-input.tsv").map(row -> new Case(row[0], Long.parseLong(row[1]),
                Integer.parseInt(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4]),
                Boolean.parseBoolean(row[5]), row[6]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_view_equals_what_the_reference_processor_hands_to_the_encoder(Case golden) {
        var image = SyntheticPicture.of(golden.pattern, golden.seed, golden.width, golden.height);

        var views = EncoderInput.views(image, golden.side, golden.panAndScan ? PanScanMode.ON : PanScanMode.OFF);

        assertThat(views.stream().map(view -> view.pixels().sha256()).collect(Collectors.joining(" ")))
                .isEqualTo(golden.hashes);
        assertThat(views.getFirst().box()).isEqualTo(Box.whole(golden.width, golden.height));
    }

    @Test
    void without_pan_and_scan_there_is_only_the_whole_picture() {
        var image = SyntheticPicture.of("noise", 1, 400, 900);

        assertThat(EncoderInput.boxes(image, 56, PanScanMode.OFF)).containsExactly(Box.whole(400, 900));
        assertThat(EncoderInput.views(image, 56, PanScanMode.OFF)).hasSize(1);
    }

    @Test
    void a_view_is_named_by_its_pixels_and_by_how_it_is_made() {
        var image = SyntheticPicture.of("noise", 1, 300, 900);
        var same = SyntheticPicture.of("noise", 1, 300, 900);
        var box = new Box(0, 0, 300, 450);
        var name = EncoderInput.name(image, 56, box);

        assertThat(EncoderInput.name(same, 56, box)).isEqualTo(name).matches("[0-9a-f]{64}");
        assertThat(Stream.of(
                        EncoderInput.name(SyntheticPicture.of("noise", 2, 300, 900), 56, box),
                        EncoderInput.name(new RgbImage(900, 300, image.pixels()), 56, new Box(0, 0, 450, 300)),
                        EncoderInput.name(image, 112, box),
                        EncoderInput.name(image, 56, new Box(0, 1, 300, 450)),
                        EncoderInput.name(image.from("page 1 of a file"), 56, box),
                        EncoderInput.name(image.from("page 2 of a file"), 56, box)))
                .doesNotHaveDuplicates()
                .doesNotContain(name);
    }

    @Test
    void a_picture_whose_source_is_known_is_named_without_a_look_at_its_pixels() {
        var image = SyntheticPicture.of("noise", 1, 300, 900).from("page 1 of a file");
        var box = Box.whole(300, 900);
        var name = EncoderInput.name(image, 56, box);
        image.pixels()[0] ^= 1;
        assertThat(EncoderInput.name(image, 56, box)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void boxes_alone_are_those_of_the_views(PanScanMode mode) {
        var image = SyntheticPicture.of("noise", 1, 300, 900);
        var documentLike = DocumentLikeness.test(image);

        assertThat(EncoderInput.views(image, 56, mode).stream().map(EncoderInput.View::box))
                .isEqualTo(EncoderInput.boxes(image, 56, mode))
                .isEqualTo(EncoderInput.boxes(300, 900, 56, documentLike, mode));
    }
}
