package lectern.engine.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture as raw sRGB: 8 bits a channel, {@code RGBRGB…}, row by row from the top left, without padding.
 *
 * <p>The pixel array is shared, not copied: whoever hands it over no longer writes to it.
 */
public final class RgbImage {

    private final int width;
    private final int height;
    private final byte[] pixels;

    /** Once it was asked for. */
    private volatile String sha256;

    private final Optional<String> source;

    /**
     * @param pixels {@code width * height * 3} bytes
     * @throws IllegalArgumentException when the size is not positive or does not match the bytes
     */
    public RgbImage(int width, int height, byte[] pixels) {
        this(width, height, pixels, Optional.empty());
    }

    private RgbImage(int width, int height, byte[] pixels, Optional<String> source) {
        Objects.requireNonNull(pixels);
        if (width < 1 || height < 1 || pixels.length != (long) width * height * 3) {
            throw new IllegalArgumentException(
                    width + "×" + height + " RGB needs " + (long) width * height * 3 + " bytes, not " + pixels.length);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.source = source;
    }

    /**
     * The same picture, of which it is known what it was made from: so that its pixels need not be hashed to know them
     * again.
     *
     * @param made from what and how; the same for the same pixels only
     */
    public RgbImage from(String made) {
        return new RgbImage(width, height, pixels, Optional.of(made));
    }

    /** What it was made from, or the SHA-256 of its pixels: either tells it from every other picture. */
    public String identity() {
        return source.orElseGet(this::sha256);
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

    /** SHA-256 of the pixels, lower-case hexadecimal, computed once. The size is not part of it. */
    public String sha256() {
        if (sha256 == null) {
            sha256 = hash();
        }
        return sha256;
    }

    private String hash() {
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
