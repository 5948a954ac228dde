package lectern.engine.encode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An int that native code watches: non-zero means stop. May be set from any thread. */
public final class CancelFlag {

    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment flag = Arena.global().allocate(ValueLayout.JAVA_INT);
    private final List<Runnable> watchers = new ArrayList<>();

    /** Takes a watcher back; when this has returned, the watcher does not run and will not. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    public void set() {
        synchronized (watchers) {
            INT.setVolatile(flag, 0L, 1);
            watchers.forEach(Runnable::run);
        }
    }

    public void clear() {
        INT.setVolatile(flag, 0L, 0);
    }

    public boolean isSet() {
        return (int) INT.getVolatile(flag, 0L) != 0;
    }

    /** Waits until it is set, but no longer than this. @return whether it is set */
    public boolean awaitSet(Duration most) {
        var set = new CountDownLatch(1);
        try (var watch = whenSet(set::countDown)) {
            return set.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * For libraries that have a switch of their own: runs the watcher when the flag is set, at once if it is already.
     */
    public Watch whenSet(Runnable watcher) {
        synchronized (watchers) {
            watchers.add(watcher);
            if (isSet()) {
                watcher.run();
            }
        }
        return () -> {
            synchronized (watchers) {
                watchers.remove(watcher);
            }
        };
    }

    /** The int itself, {@code volatile int32_t}, valid as long as the process. */
    public MemorySegment segment() {
        return flag;
    }
}
