package lectern.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The twin of {@link BackgroundThreads} for tests: everything at once, on the calling thread. */
public final class SameThread implements Background {

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        done.accept(result);
    }

    @Override
    public <T> void runInOrder(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        run(work, done, failed);
    }

    @Override
    public void later(Duration delay, Runnable action) {
        action.run();
    }

    @Override
    public void onWindow(Runnable action) {
        action.run();
    }

    @Override
    public void close() {}
}
