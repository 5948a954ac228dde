package lectern.ui.tools;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Does things on the window's thread for a tool that waits for them on its own. */
final class WindowThread {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private WindowThread() {}

    static <T> T run(Supplier<T> action) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    static void run(Runnable action) {
        run(() -> {
            action.run();
            return null;
        });
    }

    /** @throws IllegalStateException when it does not become true within a minute */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!run(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The window never showed " + what + ".");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
