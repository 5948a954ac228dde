package lectern.engine.document;

import java.util.ArrayList;
import java.util.List;

/** What the vision encoder is shown of one picture: the one place that decides it, for the engine and for people. */
public final class EncoderInput {

    /**
     * One square picture for the encoder.
     *
     * @param box the part of the upright original that it shows
     * @param pixels that part, stretched to the encoder's side by side, whatever its shape was
     */
    public record View(Box box, RgbImage pixels) {}

    private EncoderInput() {}

    /** As {@link #views(RgbImage, int, PanScan.Settings)}, with the reference's settings or without Pan &amp; Scan. */
    public static List<View> views(RgbImage image, int side, boolean panAndScan) {
        return views(image, side, panAndScan ? PanScan.Settings.DEFAULT : null);
    }

    /**
     * The whole picture first, then its crops in order. Each is cut from the original and resized alone, as the
     * reference processor does it.
     *
     * @param side pixels on a side of the encoder's input, such as 896
     * @param panAndScan when to crop; null for never
     * @throws IllegalArgumentException when the side is not positive or too large for one array
     */
    public static List<View> views(RgbImage image, int side, PanScan.Settings panAndScan) {
        var boxes = boxes(image.width(), image.height(), panAndScan);
        var views = new ArrayList<View>(boxes.size());
        for (var box : boxes) {
            var whole = box.width() == image.width() && box.height() == image.height();
            views.add(new View(box, PillowResize.bilinear(whole ? image : image.crop(box), side, side)));
        }
        return List.copyOf(views);
    }

    /**
     * The boxes alone, for counting tokens without touching a pixel.
     *
     * @param panAndScan when to crop; null for never
     */
    public static List<Box> boxes(int width, int height, PanScan.Settings panAndScan) {
        var boxes = new ArrayList<Box>();
        boxes.add(Box.whole(width, height));
        if (panAndScan != null) {
            boxes.addAll(PanScan.crops(width, height, panAndScan));
        }
        return List.copyOf(boxes);
    }
}
