package lectern.engine.document;

/**
 * A rectangle on a page as it is shown, upright, in shares of its width and height: whatever size it is drawn at, the
 * same place.
 *
 * @param x left edge, 0 to 1
 * @param y top edge, 0 to 1
 * @param width more than 0; the right edge is at most at 1
 * @param height more than 0; the bottom edge is at most at 1
 */
public record PageArea(double x, double y, double width, double height) {

    /** All of a page. */
    public static final PageArea WHOLE = new PageArea(0, 0, 1, 1);

    /** For sums of shares that should be 1. */
    private static final double ROUNDING = 1e-6;

    public PageArea {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "Not a rectangle on a page: " + x + "," + y + " " + width + "×" + height);
        }
    }

    /** Where a box of a picture is in it. */
    public static PageArea of(Box box, int width, int height) {
        return new PageArea(
                (double) box.x() / width, (double) box.y() / height, (double) box.width() / width,
                (double) box.height() / height);
    }

    /** The pixels of a picture of the page that show it; at least one. */
    public Box in(int pixelsWide, int pixelsHigh) {
        int left = Math.clamp(Math.round(x * pixelsWide), 0, pixelsWide - 1);
        int top = Math.clamp(Math.round(y * pixelsHigh), 0, pixelsHigh - 1);
        int right = Math.clamp(Math.round((x + width) * pixelsWide), left + 1, pixelsWide);
        int bottom = Math.clamp(Math.round((y + height) * pixelsHigh), top + 1, pixelsHigh);
        return new Box(left, top, right - left, bottom - top);
    }

    /** The same place, where this is a place in a part of the page. */
    public PageArea inside(PageArea part) {
        return new PageArea(
                part.x + x * part.width, part.y + y * part.height, width * part.width, height * part.height);
    }

    /** The smallest rectangle that holds both. */
    public PageArea with(PageArea other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new PageArea(
                left, top, Math.max(x + width, other.x + other.width) - left,
                Math.max(y + height, other.y + other.height) - top);
    }

    public boolean coversAll() {
        return equals(WHOLE);
    }

    /** Whether the middle of another one lies in it. */
    public boolean holds(PageArea other) {
        double middleX = other.x + other.width / 2;
        double middleY = other.y + other.height / 2;
        return middleX >= x && middleX <= x + width && middleY >= y && middleY <= y + height;
    }
}
