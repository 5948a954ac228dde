package lectern.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Where everything runs that may take time: files, storage, the engine. Nothing else in the window starts a thread.
 *
 * <p>Results come back on the window's thread. The tests' twin runs everything at once on the calling thread, so that
 * a view model can be tested line by line.
 */
public interface Background extends AutoCloseable {

    /**
     * Runs work away from the window and hands its result, or what it threw, back on the window's thread.
     *
     * @param done hears the result
     * @param failed hears what was thrown; it has to tell the person or the log
     */
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /**
     * Like {@link #run}, but one after another in the order of the calls. For writes that overtake each other
     * otherwise, such as drafts.
     */
    <T> void runInOrder(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /** {@link #run} for work without a result. @param done runs on the window's thread when it is done */
    default void perform(Runnable work, Runnable done, Consumer<? super Exception> failed) {
        run(Executors.callable(work), nothing -> done.run(), failed);
    }

    /** {@link #runInOrder} for work without a result. @param done runs on the window's thread when it is done */
    default void performInOrder(Runnable work, Runnable done, Consumer<? super Exception> failed) {
        runInOrder(Executors.callable(work), nothing -> done.run(), failed);
    }

    /** Runs something short on the window's thread after a while. */
    void later(Duration delay, Runnable action);

    /** Runs something short on the window's thread; at once if this is the window's thread. */
    void onWindow(Runnable action);

    /** Lets what was begun come to an end, for a few seconds at most. Closing twice is harmless. */
    @Override
    void close();
}
