package lectern.ui.text;

import java.util.Arrays;

/**
 * Where the items of a {@link VirtualColumn} are. Heights are estimated until they have been measured; the position is
 * kept as "this item's top is at that pixel of the view", so that what is on screen does not move when an estimate
 * above it turns out wrong. All lengths are pixels.
 */
final class ColumnGeometry {

    /** Measures an item. */
    interface Measure {
        /** @param known the height measured before, or a negative number */
        double height(int index, double known);
    }

    /** What was placed: items first to last (last &lt; first if none), their tops in the view, their heights. */
    record Shown(int first, int last, double[] tops, double[] heights) {
        double top(int index) {
            return tops[index - first];
        }

        double height(int index) {
            return heights[index - first];
        }
    }

    private static final double FIRST_ESTIMATE = 96;
    private static final double UNKNOWN = -1;
    private static final double ROUNDING = 0.01;

    private final double paddingTop;
    private final double paddingBottom;
    private final double gap;
    private final Measure measure;
    private double[] heights = new double[16];
    private int count;
    private double measuredSum;
    private int measuredCount;
    private int anchor;
    private double anchorTop;
    private boolean following = true;
    private double viewport;

    ColumnGeometry(double paddingTop, double paddingBottom, double gap, Measure measure) {
        this.paddingTop = paddingTop;
        this.paddingBottom = paddingBottom;
        this.gap = gap;
        this.measure = measure;
    }

    void reset(int size) {
        count = 0;
        following = true;
        replace(0, 0, size);
    }

    void replace(int from, int removed, int added) {
        var next = new double[Math.max(16, (count - removed + added) * 5 / 4)];
        System.arraycopy(heights, 0, next, 0, from);
        Arrays.fill(next, from, from + added, UNKNOWN);
        System.arraycopy(heights, from + removed, next, from + added, count - from - removed);
        heights = next;
        count += added - removed;
        if (anchor >= from + removed) {
            anchor += added - removed;
        } else if (anchor >= from) {
            anchor = Math.min(from, Math.max(0, count - 1));
        }
        recount();
    }

    /** After the width has changed. */
    void forgetHeights() {
        Arrays.fill(heights, 0, count, UNKNOWN);
        recount();
    }

    private void recount() {
        measuredSum = 0;
        measuredCount = 0;
        for (int i = 0; i < count; i++) {
            if (heights[i] >= 0) {
                measuredSum += heights[i];
                measuredCount++;
            }
        }
    }

    boolean following() {
        return following;
    }

    void follow() {
        following = true;
    }

    /** Puts an item at the top of the view. */
    void show(int index) {
        following = false;
        anchor = index;
        anchorTop = paddingTop;
    }

    void scrollBy(double pixels) {
        if (pixels < 0) {
            following = false;
        }
        if (!following) {
            anchorTop -= pixels;
        }
    }

    /** Puts the given pixel of the whole column at the top of the view. */
    void scrollTo(double offset) {
        following = offset >= total() - viewport - ROUNDING;
        if (following) {
            return;
        }
        double y = paddingTop;
        for (anchor = 0; anchor < count - 1 && y + estimated(anchor) + gap <= offset; anchor++) {
            y += estimated(anchor) + gap;
        }
        anchorTop = y - offset;
    }

    /** How far the view has been scrolled from the top of the whole column. */
    double offset() {
        double y = paddingTop;
        for (int i = 0; i < anchor && i < count; i++) {
            y += estimated(i) + gap;
        }
        return y - anchorTop;
    }

    /** Height of the whole column. */
    double total() {
        double unknown = (count - measuredCount) * estimate();
        return paddingTop + measuredSum + unknown + Math.max(0, count - 1) * gap + paddingBottom;
    }

    private double estimate() {
        return measuredCount == 0 ? FIRST_ESTIMATE : measuredSum / measuredCount;
    }

    private double estimated(int index) {
        return heights[index] < 0 ? estimate() : heights[index];
    }

    private double measured(int index) {
        double before = heights[index];
        double now = measure.height(index, before);
        if (before < 0) {
            measuredCount++;
            measuredSum += now;
        } else {
            measuredSum += now - before;
        }
        heights[index] = now;
        return now;
    }

    /** Decides what is shown in a view of this height, measuring what is near it. */
    Shown place(double viewHeight) {
        viewport = viewHeight;
        if (count == 0) {
            anchor = 0;
            anchorTop = paddingTop;
            following = true;
            return new Shown(0, -1, new double[0], new double[0]);
        }
        if (following) {
            anchor = count - 1;
            anchorTop = viewHeight - paddingBottom - measured(anchor);
        }
        anchor = Math.clamp(anchor, 0, count - 1);
        walkToView();
        keepInside();
        return collect();
    }

    /** Moves the anchor to the first item that is in view, measuring on the way. */
    private void walkToView() {
        while (anchor > 0 && anchorTop - gap > 0) {
            anchor--;
            anchorTop -= measured(anchor) + gap;
        }
        while (anchor < count - 1 && anchorTop + measured(anchor) < 0) {
            anchorTop += heights[anchor] + gap;
            anchor++;
        }
    }

    /** No empty space below the end or above the beginning; a short column begins at the top. */
    private void keepInside() {
        double y = anchorTop;
        int last = anchor;
        while (last < count && y < viewport) {
            y += measured(last) + gap;
            last++;
        }
        double missing = viewport - paddingBottom - (y - gap);
        if (last == count && missing >= -ROUNDING) {
            anchorTop += missing;
            following = true;
            walkToView();
        } else if (last < count) {
            following = false;
        } else {
            following = missing >= -ROUNDING;
        }
        if (anchor == 0 && anchorTop > paddingTop) {
            anchorTop = paddingTop;
            // It may be short enough to be in view from beginning to end.
            following = total() <= viewport + ROUNDING;
        }
    }

    private Shown collect() {
        double margin = viewport / 2;
        int first = anchor;
        double top = anchorTop;
        while (first > 0 && top > -margin) {
            first--;
            top -= measured(first) + gap;
        }
        int last = first;
        double y = top;
        while (last < count && y < viewport + margin) {
            y += measured(last) + gap;
            last++;
        }
        int shown = last - first;
        var tops = new double[shown];
        var sizes = new double[shown];
        y = top;
        for (int i = 0; i < shown; i++) {
            tops[i] = y;
            sizes[i] = heights[first + i];
            y += sizes[i] + gap;
        }
        return new Shown(first, last - 1, tops, sizes);
    }
}
