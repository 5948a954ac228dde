package lectern.engine.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Pan &amp; Scan: a long picture is also shown in parts, so that small print survives the encoder's fixed size.
 *
 * <p>Equals {@code pan_and_scan} of {@code Gemma3ImageProcessor} in the transformers library. With L the long and S
 * the short side: no crops while L/S is below the ratio; else n = min(maxCrops, max(2, min(⌊L/minCropSize⌋,
 * ⌊L/S + ½⌋))) crops of c = ⌈L/n⌉ along the long side, each as deep as the short side; none when min(c, S) is below
 * {@code minCropSize}. The last crop may be shorter than the others.
 */
public final class PanScan {

    /**
     * When to crop and how often. Defaults are those of the Gemma 3 processor.
     *
     * @param minCropSize fewest pixels on a side of a full crop, at least 1
     * @param maxCrops most crops of one picture, at least 1
     * @param ratioToActivate long side over short side from which a picture is cropped, at least 1
     */
    public record Settings(int minCropSize, int maxCrops, double ratioToActivate) {

        public static final Settings DEFAULT = new Settings(256, 4, 1.2);

        public Settings {
            if (minCropSize < 1 || maxCrops < 1 || !(ratioToActivate >= 1)) {
                throw new IllegalArgumentException("Not Pan & Scan settings: crops of at least " + minCropSize
                        + " pixels, at most " + maxCrops + ", from a ratio of " + ratioToActivate + ".");
            }
        }
    }

    private PanScan() {}

    /**
     * The crops of a picture, from left to right or from top to bottom; empty when it is shown only whole. The whole
     * picture is not among them.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public static List<Box> crops(int width, int height, Settings settings) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("Not the size of a picture: " + width + "×" + height + ".");
        }
        boolean wide = width >= height;
        int longSide = Math.max(width, height);
        int shortSide = Math.min(width, height);
        double ratio = (double) longSide / shortSide;
        if (ratio < settings.ratioToActivate()) {
            return List.of();
        }
        int wanted = (int) Math.floor(ratio + 0.5);
        int count = Math.min(settings.maxCrops(), Math.max(2, Math.min(longSide / settings.minCropSize(), wanted)));
        int size = Math.ceilDiv(longSide, count);
        if (Math.min(size, shortSide) < settings.minCropSize()) {
            return List.of();
        }
        var boxes = new ArrayList<Box>(count);
        // With very small crops the rounded-up size can use up the side early: the reference would then crop nothing.
        for (int from = 0; from < longSide; from += size) {
            int length = Math.min(size, longSide - from);
            boxes.add(wide ? new Box(from, 0, length, height) : new Box(0, from, width, length));
        }
        return List.copyOf(boxes);
    }
}
