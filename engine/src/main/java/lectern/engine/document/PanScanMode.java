package lectern.engine.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a picture is also shown to the model in parts. */
public enum PanScanMode {
    /**
     * As {@link #ON} for a picture that is larger than the encoder's square and looks like a document
     * ({@link DocumentLikeness}), as {@link #OFF} for any other: a photograph gains little from crops, and a picture
     * that fits loses nothing without them.
     */
    AUTO,
    /** With the parameters of the reference processor: a long picture in up to four pieces along its long side. */
    ON,
    /** Only whole. */
    OFF,
    /** For small print: in a grid of pieces at about the encoder's own resolution ({@link FineGrid}). */
    FINE;

    /** As it is written on a command line: {@code auto}, {@code on}, {@code off} or {@code fine}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param label as {@link #label}
     * @throws IllegalArgumentException with a sentence when there is no such mode
     */
    public static PanScanMode of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Pan & Scan can be auto, on, off or fine, not “" + label + "”."));
    }

    /**
     * The parts in which a picture is shown besides the whole.
     *
     * @param side pixels on a side of the encoder's input
     */
    public List<Box> crops(RgbImage image, int side) {
        return switch (this) {
            case AUTO -> crops(image.width(), image.height(), side,
                    Math.max(image.width(), image.height()) > side && DocumentLikeness.test(image));
            case ON, OFF, FINE -> crops(image.width(), image.height(), side, false);
        };
    }

    /**
     * The same without looking at a pixel.
     *
     * @param documentLike what {@link DocumentLikeness} says of the picture
     */
    public List<Box> crops(int width, int height, int side, boolean documentLike) {
        return switch (this) {
            case AUTO ->
                documentLike && Math.max(width, height) > side ? ON.crops(width, height, side, true) : List.of();
            case ON -> PanScan.crops(width, height, PanScan.Settings.DEFAULT);
            case OFF -> List.of();
            case FINE -> FineGrid.crops(width, height, side);
        };
    }
}
