package lectern.engine.pages;

/**
 * A page as it is shown: upright.
 *
 * @param width in pixels of a picture, in points (72 to an inch) of a PDF; 0 for a page that is only words
 * @param height likewise
 * @param rotation degrees clockwise by which a PDF turns it, which is done already: 0, 90, 180 or 270
 */
public record Page(int width, int height, int rotation) {

    /** A page that is only words. */
    static final Page WORDS = new Page(0, 0, 0);

    /** Whether there is something to look at. */
    public boolean isPicture() {
        return width > 0;
    }
}
