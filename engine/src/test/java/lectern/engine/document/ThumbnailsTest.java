package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailsTest {

    @ParameterizedTest
    @CsvSource({"400,300,96,72", "300,400,72,96", "1000,10,96,1", "2000,3,96,1", "97,97,96,96", "96,96,96,96",
        "40,20,40,20"})
    void a_thumbnail_fits_and_keeps_its_proportions(int width, int height, int newWidth, int newHeight) {
        var small = Thumbnails.fit(SyntheticPicture.of("gradient", 3, width, height), 96);

        assertThat(small.width()).isEqualTo(newWidth);
        assertThat(small.height()).isEqualTo(newHeight);
    }

    @Test
    void a_thumbnail_is_a_png_of_the_resized_pixels() throws Exception {
        var image = SyntheticPicture.of("noise", 3, 200, 100);

        var read = new PictureReader().read(Thumbnails.png(image, 50), "thumbnail");

        assertThat(read.format()).isEqualTo("PNG");
        assertThat(read.image().pixels()).isEqualTo(PillowResize.bilinear(image, 50, 25).pixels());
    }

    @Test
    void a_written_png_holds_exactly_the_pixels(@TempDir Path folder) throws Exception {
        var image = SyntheticPicture.of("noise", 4, 123, 45);
        var file = folder.resolve("view.png");

        PngWriter.write(image, file);

        var read = new PictureReader().read(file).image();
        assertThat(read.width()).isEqualTo(123);
        assertThat(read.pixels()).isEqualTo(image.pixels());
    }

    @Test
    void no_size_is_refused() {
        var image = SyntheticPicture.of("flat", 4, 3, 4);

        assertThatThrownBy(() -> Thumbnails.fit(image, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
