package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PanScanTest {

    @Test
    void crops_equal_those_of_the_reference_processor() {
        var rows = Goldens.rows("pan-scan.tsv").toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(500);
        assertThat(rows).allSatisfy(row -> assertThat(PanScan.crops(Integer.parseInt(row[0]), Integer.parseInt(row[1]),
                new PanScan.Settings(
                        Integer.parseInt(row[2]), Integer.parseInt(row[3]), Double.parseDouble(row[4]))))
                .as("%s×%s", row[0], row[1])
                .isEqualTo(boxes(row[5])));
    }

    @Test
    void a_square_picture_is_not_cropped() {
        assertThat(PanScan.crops(4000, 4000, PanScan.Settings.DEFAULT)).isEmpty();
    }

    @Test
    void a_page_is_cropped_into_halves_from_the_top() {
        assertThat(PanScan.crops(1240, 1754, PanScan.Settings.DEFAULT))
                .containsExactly(new Box(0, 0, 1240, 877), new Box(0, 877, 1240, 877));
    }

    @Test
    void a_banner_is_cropped_from_the_left_and_the_last_crop_is_shorter() {
        assertThat(PanScan.crops(2500, 1000, PanScan.Settings.DEFAULT)).containsExactly(
                new Box(0, 0, 834, 1000), new Box(834, 0, 834, 1000), new Box(1668, 0, 832, 1000));
    }

    @Test
    void crops_that_would_be_empty_are_left_out() {
        assertThat(PanScan.crops(5, 1, new PanScan.Settings(1, 4, 1.2)))
                .containsExactly(new Box(0, 0, 2, 1), new Box(2, 0, 2, 1), new Box(4, 0, 1, 1));
    }

    @Property
    void crops_tile_the_picture_without_gap_or_overlap(
            @ForAll @IntRange(min = 1, max = 9000) int width, @ForAll @IntRange(min = 1, max = 9000) int height) {
        var crops = PanScan.crops(width, height, PanScan.Settings.DEFAULT);
        if (crops.isEmpty()) {
            return;
        }
        boolean wide = width >= height;

        assertThat(crops).hasSizeBetween(2, 4);
        assertThat(crops).allSatisfy(box -> assertThat(wide ? box.height() : box.width())
                .isEqualTo(Math.min(width, height)));
        var ends = crops.stream().map(box -> wide ? box.x() + box.width() : box.y() + box.height()).toList();
        var starts = crops.stream().map(box -> wide ? box.x() : box.y()).toList();
        assertThat(starts.getFirst()).isZero();
        assertThat(ends.getLast()).isEqualTo(Math.max(width, height));
        IntStream.range(1, crops.size())
                .forEach(i -> assertThat(starts.get(i)).isEqualTo(ends.get(i - 1)));
    }

    @Test
    void senseless_settings_and_sizes_are_refused() {
        assertThatThrownBy(() -> new PanScan.Settings(0, 4, 1.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PanScan.Settings(256, 0, 1.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PanScan.Settings(256, 4, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PanScan.crops(0, 4, PanScan.Settings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Box> boxes(String text) {
        if (text.equals("-")) {
            return List.of();
        }
        return Arrays.stream(text.split(" "))
                .map(box -> Arrays.stream(box.split(",")).mapToInt(Integer::parseInt).toArray())
                .map(n -> new Box(n[0], n[1], n[2], n[3]))
                .toList();
    }
}
