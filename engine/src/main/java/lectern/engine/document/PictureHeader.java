package lectern.engine.document;

/**
 * What a file says about its picture before any pixel is decoded.
 *
 * @param width pixels across, as stored, within the limits
 * @param height pixels down, as stored, within the limits
 * @param profile embedded ICC colour profile; null when there is none
 * @param orientation as in EXIF, 1 to 8
 */
record PictureHeader(int width, int height, byte[] profile, int orientation) {}
