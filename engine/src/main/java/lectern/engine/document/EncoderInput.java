package lectern.engine.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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

    /** Raised when views are made in another way. */
    private static final int VERSION = 2;

    private EncoderInput() {}

    /**
     * The whole picture first, then its crops in order. Each is cut from the original and resized alone, as the
     * reference processor does it.
     *
     * @param side pixels on a side of the encoder's input, such as 896
     * @throws IllegalArgumentException when the side is not positive or too large for one array
     */
    public static List<View> views(RgbImage image, int side, PanScanMode mode) {
        var boxes = boxes(image, side, mode);
        var views = new ArrayList<View>(boxes.size());
        for (var box : boxes) {
            views.add(view(image, side, box));
        }
        return List.copyOf(views);
    }

    /**
     * One of the views alone.
     *
     * @param box one of {@link #boxes}
     */
    public static View view(RgbImage image, int side, Box box) {
        var whole = box.width() == image.width() && box.height() == image.height();
        return new View(box, PillowResize.bilinear(whole ? image : image.crop(box), side, side));
    }

    /**
     * Names what {@link #view} makes, without making it: the same pixels shown in the same box to an encoder of the
     * same size always give the same view.
     *
     * @param box one of {@link #boxes}
     * @return SHA-256, lower-case hexadecimal
     */
    public static String name(RgbImage image, int side, Box box) {
        var made = VERSION + " " + side + " " + image.width() + "x" + image.height() + " " + image.identity() + " "
                + box.x() + "," + box.y() + " " + box.width() + "x" + box.height();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** The boxes alone: the whole picture first, then its crops in order. */
    public static List<Box> boxes(RgbImage image, int side, PanScanMode mode) {
        return withWhole(image.width(), image.height(), mode.crops(image, side));
    }

    /**
     * The same without touching a pixel, for counting tokens.
     *
     * @param documentLike what {@link DocumentLikeness} says of the picture
     */
    public static List<Box> boxes(int width, int height, int side, boolean documentLike, PanScanMode mode) {
        return withWhole(width, height, mode.crops(width, height, side, documentLike));
    }

    private static List<Box> withWhole(int width, int height, List<Box> crops) {
        var boxes = new ArrayList<Box>();
        boxes.add(Box.whole(width, height));
        boxes.addAll(crops);
        return List.copyOf(boxes);
    }
}
