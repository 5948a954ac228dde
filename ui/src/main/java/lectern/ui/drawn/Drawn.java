package lectern.ui.drawn;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A picture among words.
 *
 * @param width in pixels of the window
 * @param height likewise
 * @param depth how much of the height is below the line it stands on, likewise
 */
public record Drawn(Image image, double width, double height, double depth) {

    /**
     * @param canvas its pixels, {@link BufferedImage#TYPE_INT_ARGB}
     * @param scale how many of them there are for each of the window
     * @param below how many are below the line it stands on
     */
    public static Drawn of(BufferedImage canvas, double scale, double below) {
        int width = canvas.getWidth();
        int height = canvas.getHeight();
        var image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(
                        0, 0, width, height, PixelFormat.getIntArgbInstance(),
                        canvas.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return new Drawn(image, width / scale, height / scale, below / scale);
    }
}
