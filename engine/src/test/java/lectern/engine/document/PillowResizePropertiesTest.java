package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PillowResizePropertiesTest {

    @Property(tries = 300)
    void a_picture_of_one_colour_keeps_it(
            @ForAll @IntRange(max = 255) int seed,
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 300) int height,
            @ForAll @IntRange(min = 1, max = 300) int newWidth,
            @ForAll @IntRange(min = 1, max = 300) int newHeight) {
        var resized = PillowResize.bilinear(SyntheticPicture.of("flat", seed, width, height), newWidth, newHeight);

        assertThat(resized.pixels()).isEqualTo(SyntheticPicture.of("flat", seed, newWidth, newHeight).pixels());
    }

    /** Weights are rounded one by one, so a mirrored sum may differ in its last bit: by one level at the most. */
    @Property(tries = 300)
    void a_mirrored_picture_gives_the_mirrored_result(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 60) int newWidth,
            @ForAll @IntRange(min = 1, max = 60) int newHeight) {
        var image = SyntheticPicture.of("noise", seed, width, height);

        var there = mirrored(PillowResize.bilinear(image, newWidth, newHeight)).pixels();
        var back = PillowResize.bilinear(mirrored(image), newWidth, newHeight).pixels();

        for (int i = 0; i < there.length; i++) {
            assertThat(Math.abs((there[i] & 0xFF) - (back[i] & 0xFF))).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 300)
    void channels_do_not_mix(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 60) int newWidth,
            @ForAll @IntRange(min = 1, max = 60) int newHeight) {
        var image = SyntheticPicture.of("noise", seed, width, height);

        var there = reversed(PillowResize.bilinear(image, newWidth, newHeight));
        var back = PillowResize.bilinear(reversed(image), newWidth, newHeight);

        assertThat(there.pixels()).isEqualTo(back.pixels());
    }

    @Property(tries = 300)
    void no_sample_leaves_the_range_of_the_input(
            @ForAll @IntRange(max = 200) int low,
            @ForAll @IntRange(max = 55) int span,
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 1, max = 90) int newWidth,
            @ForAll @IntRange(min = 1, max = 90) int newHeight) {
        var noise = SyntheticPicture.of("noise", low + span, width, height).pixels();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (low + (noise[i] & 0xFF) * span / 255);
        }

        for (byte sample : PillowResize.bilinear(new RgbImage(width, height, noise), newWidth, newHeight).pixels()) {
            assertThat(sample & 0xFF).isBetween(low, low + span);
        }
    }

    private static RgbImage mirrored(RgbImage image) {
        var out = new byte[image.pixels().length];
        for (int i = 0; i < out.length; i++) {
            int x = i / 3 % image.width();
            int y = i / 3 / image.width();
            out[i] = image.pixels()[(y * image.width() + image.width() - 1 - x) * 3 + i % 3];
        }
        return new RgbImage(image.width(), image.height(), out);
    }

    private static RgbImage reversed(RgbImage image) {
        var out = new byte[image.pixels().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = image.pixels()[i / 3 * 3 + 2 - i % 3];
        }
        return new RgbImage(image.width(), image.height(), out);
    }
}
