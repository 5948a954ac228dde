package lectern.engine.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lectern.engine.gguf.Projector;

/** How far a picture has come through the encoder: what its next block takes, {@code float[patches][width]}. */
final class PictureOnItsWay implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final Ranges ranges = new Ranges();
    private MemorySegment current;
    private MemorySegment next;
    private int steps;

    PictureOnItsWay(Projector projector) {
        long side = projector.imageSize() / projector.patchSize();
        current = arena.allocate(ValueLayout.JAVA_FLOAT, side * side * projector.width());
        next = arena.allocate(ValueLayout.JAVA_FLOAT, side * side * projector.width());
    }

    /** Whether its patches are embedded. */
    boolean begun() {
        return steps > 0;
    }

    /** Blocks that are computed. */
    int blocks() {
        return Math.max(0, steps - 1);
    }

    MemorySegment current() {
        return current;
    }

    /** Where the next step puts what it makes; what is there until {@link #advance} may be half of it. */
    MemorySegment next() {
        return next;
    }

    /** The next step is computed. */
    void advance() {
        var swap = current;
        current = next;
        next = swap;
        steps++;
    }

    /** What was seen in its blocks, if they were observed. */
    Ranges ranges() {
        return ranges;
    }

    @Override
    public void close() {
        arena.close();
    }
}
