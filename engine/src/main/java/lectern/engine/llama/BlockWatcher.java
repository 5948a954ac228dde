package lectern.engine.llama;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.IntConsumer;

/** Reads a counter that native code raises, and passes it on while the native call runs. */
final class BlockWatcher implements AutoCloseable {

    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final int PERIOD_MILLIS = 100;

    private final Thread thread;

    BlockWatcher(MemorySegment counter, IntConsumer listener) {
        thread = Thread.ofVirtual().start(() -> {
            int seen = 0;
            try {
                while (true) {
                    Thread.sleep(PERIOD_MILLIS);
                    int now = (int) INT.getVolatile(counter, 0L);
                    if (now != seen) {
                        seen = now;
                        listener.accept(now);
                    }
                }
            } catch (InterruptedException e) {
                // closed
            }
        });
    }

    /** Returns when the counter is no longer read, so that its memory may go. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
