package lectern.ui.text;

/**
 * Where a block stands.
 *
 * @param indent how many lists it is in
 * @param quotes how many quotations it is in
 * @param marker what stands before it, such as a bullet or a number; empty for none
 * @param gap space above it in pixels; none is left above the first block
 */
public record Frame(int indent, int quotes, String marker, double gap) {

    /** Nothing around it, and nothing between it and the block before. */
    public static final Frame NONE = new Frame(0, 0, "", 0);

    public Frame withGap(double pixels) {
        return new Frame(indent, quotes, marker, pixels);
    }
}
