package lectern.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real thing: virtual threads for work, {@link Platform#runLater} for the way back. */
public final class BackgroundThreads implements Background {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);
    private static final int SECONDS_TO_END = 5;

    private final ExecutorService free =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 1).factory());
    private final ExecutorService ordered =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ordered-work").factory());

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        start(free, work, done, failed);
    }

    @Override
    public <T> void runInOrder(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        start(ordered, work, done, failed);
    }

    @Override
    public void onWindow(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public void later(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, free)
                .execute(() -> Platform.runLater(action));
    }

    private <T> void start(
            ExecutorService where, Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            where.execute(() -> {
                try {
                    T result = work.call();
                    Platform.runLater(() -> done.accept(result));
                } catch (Exception e) {
                    Platform.runLater(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Work came after the window had closed", e);
        }
    }

    @Override
    public void close() {
        ordered.shutdown();
        free.shutdown();
        try {
            if (!ordered.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)
                    || !free.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("Some background work had not ended {} s after the window closed", SECONDS_TO_END);
                ordered.shutdownNow();
                free.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
