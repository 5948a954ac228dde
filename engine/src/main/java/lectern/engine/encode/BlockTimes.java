package lectern.engine.encode;

import java.util.ArrayList;
import java.util.List;

/** Passes progress on and notes how long blocks take. */
public final class BlockTimes implements VisionEncoder.Progress {

    private final VisionEncoder.Progress next;
    private final List<Long> nanos = new ArrayList<>();
    private long last;
    private int blocks;

    public BlockTimes(VisionEncoder.Progress next) {
        this.next = next;
    }

    @Override
    public void onPrepare(double fraction) {
        last = 0;
        next.onPrepare(fraction);
    }

    @Override
    public void onBlock(int done, int all) {
        long now = System.nanoTime();
        // The first block's time is that from its end to the second's: before it, weights were read and checked.
        if (last != 0 && done > blocks) {
            nanos.add((now - last) / (done - blocks));
        }
        last = now;
        blocks = done;
        next.onBlock(done, all);
    }

    /** The median; 0 when fewer than two blocks were computed. */
    public double millisPerBlock() {
        if (nanos.isEmpty()) {
            return 0;
        }
        var sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }
}
