package lectern.ui.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work that is done when a test says so, on its own thread: for what happens while something is still being read. */
public final class HeldBack implements Background {

    private final SameThread doer = new SameThread();
    private final Queue<Runnable> held = new ArrayDeque<>();

    /** Does all that was held back, and what comes of it. */
    public void doAll() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        held.add(() -> doer.run(work, done, failed));
    }

    @Override
    public <T> void runInOrder(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        run(work, done, failed);
    }

    @Override
    public void later(Duration delay, Runnable action) {
        held.add(action);
    }

    @Override
    public void onWindow(Runnable action) {
        action.run();
    }

    @Override
    public void close() {}
}
