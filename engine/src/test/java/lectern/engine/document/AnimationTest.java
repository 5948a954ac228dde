package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen with each picture of an animation, against what Pillow shows, laid over white. */
class AnimationTest {

    private final PictureReader reader = new PictureReader();

    @TempDir
    Path folder;

    /**
     * @param rounding most that a sample may differ: half-transparent colours over each other are rounded differently
     */
    @ParameterizedTest
    @CsvSource({
        "animations/disposals.gif, 6, 0",
        "animations/blended.webp, 5, 2",
        "pictures/animated.gif, 2, 0",
        "pictures/animated.webp, 2, 0",
        "pictures/animated-alpha.webp, 2, 2"
    })
    void each_picture_is_drawn_over_those_before_it_as_pillow_does(String name, int pictures, int rounding)
            throws Exception {
        var file = copy(name);
        assertThat(reader.pageCount(file)).isEqualTo(pictures);
        for (int i = 0; i < pictures; i++) {
            var stem = name.substring(name.indexOf('/') + 1).replace('.', '-');
            var expected = reader.read(copy("animations/" + stem + "-" + (i + 1) + ".png")).image();
            var seen = reader.page(file, i, name).image();
            assertThat(seen.width() + "×" + seen.height()).isEqualTo(expected.width() + "×" + expected.height());
            for (int s = 0; s < expected.pixels().length; s++) {
                assertThat(Math.abs((seen.pixels()[s] & 255) - (expected.pixels()[s] & 255)))
                        .as("picture %d, sample %d", i + 1, s)
                        .isLessThanOrEqualTo(rounding);
            }
        }
        assertThatThrownBy(() -> reader.page(file, pictures, name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_first_picture_is_what_the_file_shows_as_a_picture() throws Exception {
        var file = copy("animations/disposals.gif");
        assertThat(reader.page(file, 0, "a").image().sha256()).isEqualTo(reader.read(file).image().sha256());
    }

    @Test
    void of_an_animation_that_is_cut_off_the_whole_pictures_are_there() throws Exception {
        var file = copy("animations/disposals.gif");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        int pictures = reader.pageCount(file);
        assertThat(pictures).isBetween(1, 5);
        for (int i = 0; i < pictures; i++) {
            assertThat(reader.page(file, i, "a").image().width()).isEqualTo(60);
        }
    }

    private Path copy(String name) throws IOException {
        var file = folder.resolve(name.substring(name.indexOf('/') + 1));
        try (var in = AnimationTest.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
