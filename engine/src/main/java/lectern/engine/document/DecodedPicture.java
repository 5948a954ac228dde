package lectern.engine.document;

/**
 * A picture as it was in its file, ready to look at.
 *
 * @param image upright, sRGB, without transparency
 * @param format what the content is: PNG, JPEG, GIF, BMP, WebP or TIFF, whatever the file is called
 * @param storedWidth pixels across as stored, before it was turned upright
 * @param storedHeight pixels down as stored, before it was turned upright
 * @param orientation how it is stored, 1 to 8 as in EXIF (1 = upright, 6 = turned a quarter to the left, …)
 */
public record DecodedPicture(RgbImage image, String format, int storedWidth, int storedHeight, int orientation) {}
