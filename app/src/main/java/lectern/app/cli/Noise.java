package lectern.app.cli;

import java.util.Random;
import lectern.engine.document.RgbImage;

/** Pictures to measure with: nothing about them is quicker than of any other. */
final class Noise {

    private Noise() {}

    /** The same seed gives the same picture. */
    static RgbImage picture(int width, int height, int seed) {
        var pixels = new byte[3 * width * height];
        new Random(seed).nextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }
}
