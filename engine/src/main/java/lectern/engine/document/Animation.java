package lectern.engine.document;

import java.util.Arrays;
import java.util.List;

/** Draws the pictures of an animation over each other, as they are seen one after another. */
final class Animation {

    /** What becomes of a picture before the next one is drawn. */
    enum Disposal {
        KEEP,
        /** Its place becomes transparent. */
        CLEAR,
        /** Its place becomes what it was before it. */
        RESTORE
    }

    /**
     * @param at its place on the canvas
     * @param blend whether what is under its transparent pixels shows through; otherwise they are transparent after it
     */
    record Frame(Box at, Disposal disposal, boolean blend) {}

    /** Decodes one of the pictures, by its number. */
    @FunctionalInterface
    interface Decoder {
        Samples decode(int index) throws java.io.IOException;
    }

    private final int width;
    private final int height;

    /** Premultiplied by nothing: red, green, blue, and how opaque. */
    private final byte[] rgb;

    private final byte[] alpha;

    private Animation(int width, int height) {
        this.width = width;
        this.height = height;
        rgb = new byte[width * height * 3];
        alpha = new byte[width * height];
    }

    /** The canvas as it is seen with the last of these frames. */
    static Samples last(int width, int height, List<Frame> frames, Decoder decoder) throws java.io.IOException {
        var canvas = new Animation(width, height);
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            boolean last = i == frames.size() - 1;
            byte[] rgbBefore = null;
            byte[] alphaBefore = null;
            if (!last && frame.disposal() == Disposal.RESTORE) {
                rgbBefore = canvas.rgb.clone();
                alphaBefore = canvas.alpha.clone();
            }
            canvas.draw(frame, decoder.decode(i).toRgb());
            if (!last && frame.disposal() == Disposal.CLEAR) {
                canvas.clear(frame.at());
            } else if (rgbBefore != null) {
                System.arraycopy(rgbBefore, 0, canvas.rgb, 0, rgbBefore.length);
                System.arraycopy(alphaBefore, 0, canvas.alpha, 0, alphaBefore.length);
            }
        }
        return new Samples(width, height, Samples.Model.RGB, canvas.rgb, canvas.alpha);
    }

    private void draw(Frame frame, Samples picture) {
        var at = frame.at();
        for (int y = 0; y < at.height() && at.y() + y < height; y++) {
            for (int x = 0; x < at.width() && at.x() + x < width; x++) {
                int from = y * at.width() + x;
                int opaque = picture.alpha() == null ? 255 : picture.alpha()[from] & 0xFF;
                int to = (at.y() + y) * width + at.x() + x;
                if (opaque == 255 || !frame.blend()) {
                    System.arraycopy(picture.colors(), from * 3, rgb, to * 3, 3);
                    alpha[to] = (byte) opaque;
                } else if (opaque > 0) {
                    blend(picture.colors(), from * 3, opaque, to);
                }
            }
        }
    }

    /** A colour that lets some of what is under it through. */
    private void blend(byte[] colors, int from, int opaque, int to) {
        double under = (alpha[to] & 0xFF) / 255.0 * (1 - opaque / 255.0);
        double over = opaque / 255.0;
        double both = over + under;
        for (int c = 0; c < 3; c++) {
            double value = ((colors[from + c] & 0xFF) * over + (rgb[to * 3 + c] & 0xFF) * under) / both;
            rgb[to * 3 + c] = (byte) Math.round(value);
        }
        alpha[to] = (byte) Math.round(both * 255);
    }

    private void clear(Box at) {
        for (int y = at.y(); y < Math.min(height, at.y() + at.height()); y++) {
            int from = y * width + Math.min(width, at.x());
            int to = y * width + Math.min(width, at.x() + at.width());
            Arrays.fill(alpha, from, to, (byte) 0);
            Arrays.fill(rgb, from * 3, to * 3, (byte) 0);
        }
    }
}
