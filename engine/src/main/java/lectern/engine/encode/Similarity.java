package lectern.engine.encode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** How alike two results of an encoder are. */
public final class Similarity {

    private Similarity() {}

    /** The cosine of the angle between two lists of floats of the same length: 1 when they are alike. */
    public static double cosine(MemorySegment a, MemorySegment b) {
        if (a.byteSize() != b.byteSize()) {
            throw new IllegalArgumentException("Not of the same length.");
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (long i = 0; i < a.byteSize() / Float.BYTES; i++) {
            double x = a.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            double y = b.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        return ab / Math.sqrt(aa * bb);
    }
}
