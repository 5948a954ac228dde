package lectern.engine.document;

import java.io.IOException;

/** What is refused before a single pixel is allocated. */
final class PictureLimits {

    /** Most pixels of a picture. At 80 million the decoded picture alone takes 240 MB. */
    static final long PIXELS = 80_000_000;

    /** Most pixels on a side: what JPEG can hold at all, less a little, as its libraries have it. */
    static final int SIDE = 65_500;

    /** Most bytes of a file. */
    static final long BYTES = 512L << 20;

    /** Most bytes of a colour profile or of EXIF data that is worth a look; real ones have a few megabytes at most. */
    static final int SIDE_DATA = 16 << 20;

    private PictureLimits() {}

    /** A picture that says, in its header, that it is larger than the limits. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
        final long width;
        final long height;

        TooLargeException(long width, long height) {
            super(width + "×" + height);
            this.width = width;
            this.height = height;
        }
    }

    /**
     * @throws TooLargeException when a picture of this size is refused
     * @throws IOException when the size is not one a picture can have
     */
    static void check(long width, long height) throws IOException {
        if (width < 1 || height < 1) {
            throw new IOException("A picture of " + width + "×" + height + " pixels");
        }
        if (width > SIDE || height > SIDE || width * height > PIXELS) {
            throw new TooLargeException(width, height);
        }
    }
}
