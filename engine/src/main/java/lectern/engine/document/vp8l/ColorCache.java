package lectern.engine.document.vp8l;

/** Recent colours, at a place that follows from each. */
final class ColorCache {

    private final int[] colors;
    private final int shift;

    /** @param bits 1 to 11 */
    ColorCache(int bits) {
        colors = new int[1 << bits];
        shift = 32 - bits;
    }

    int size() {
        return colors.length;
    }

    void put(int argb) {
        colors[0x1E35A7BD * argb >>> shift] = argb;
    }

    int get(int index) {
        return colors[index];
    }
}
