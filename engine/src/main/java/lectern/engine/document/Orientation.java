package lectern.engine.document;

/** Turns a stored picture upright. */
final class Orientation {

    private Orientation() {}

    /**
     * @param orientation as in EXIF: 1 upright, 2 mirrored, 3 upside down, 4 mirrored upside down, 5 to 8 the same four
     *     on their side, so that width and height change places
     */
    static RgbImage upright(RgbImage stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        int width = stored.width();
        int height = stored.height();
        boolean onItsSide = orientation >= 5;
        int outWidth = onItsSide ? height : width;
        int outHeight = onItsSide ? width : height;
        boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        // Walking along a row of the result moves by one step through the stored picture, down a column by another.
        int stepX = (mirrorX ? -3 : 3);
        int stepY = (mirrorY ? -3 : 3) * width;
        int start = ((mirrorY ? height - 1 : 0) * width + (mirrorX ? width - 1 : 0)) * 3;
        int across = onItsSide ? stepY : stepX;
        int down = onItsSide ? stepX : stepY;
        var in = stored.pixels();
        var out = new byte[in.length];
        int o = 0;
        for (int y = 0; y < outHeight; y++) {
            int i = start + y * down;
            for (int x = 0; x < outWidth; x++, i += across, o += 3) {
                out[o] = in[i];
                out[o + 1] = in[i + 1];
                out[o + 2] = in[i + 2];
            }
        }
        return new RgbImage(outWidth, outHeight, out);
    }
}
