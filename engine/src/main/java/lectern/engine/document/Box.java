package lectern.engine.document;

/**
 * A rectangle in a picture, in pixels, top left to bottom right.
 *
 * @param x left edge, inclusive
 * @param y top edge, inclusive
 * @param width at least 1
 * @param height at least 1
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("Not a box in a picture: " + x + "," + y + " " + width + "×" + height);
        }
    }

    /** All of a picture. */
    public static Box whole(int width, int height) {
        return new Box(0, 0, width, height);
    }
}
