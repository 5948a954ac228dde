package lectern.engine.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A picture as raw sRGB: 8 bits a channel, {@code RGBRGB…}, row by row from the top left, without padding.
 *
 * <p>The pixel array is shared, not copied: whoever hands it over no longer writes to it.
 */
public final class RgbImage {

    private final int width;
    private final int height;
    private final byte[] pixels;

    /**
     * @param pixels {@code width * height * 3} bytes
     * @throws IllegalArgumentException when the size is not positive or does not match the bytes
     */
    public RgbImage(int width, int height, byte[] pixels) {
        Objects.requireNonNull(pixels);
        if (width < 1 || height < 1 || pixels.length != (long) width * height * 3) {
            throw new IllegalArgumentException(
                    width + "×" + height + " RGB needs " + (long) width * height * 3 + " bytes, not " + pixels.length);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public byte[] pixels() {
        return pixels;
    }

    /** SHA-256 of the pixels, lower-case hexadecimal. The size is not part of it. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** A copy of one rectangle, which must lie inside. */
    public RgbImage crop(Box box) {
        Objects.checkFromIndexSize(box.x(), box.width(), width);
        Objects.checkFromIndexSize(box.y(), box.height(), height);
        var out = new byte[box.width() * box.height() * 3];
        int row = box.width() * 3;
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(pixels, ((box.y() + y) * width + box.x()) * 3, out, y * row, row);
        }
        return new RgbImage(box.width(), box.height(), out);
    }
}
