package lectern.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A place where a scripted engine waits until a test lets it go on. */
public final class Gate {

    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 5;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Lets the engine go on, now or when it comes here. */
    public void open() {
        opened.countDown();
    }

    /** Waits until the engine is here. */
    public void awaitReached() {
        await(reached, () -> false);
    }

    /** @param otherwise what ends the waiting as well, such as being cancelled */
    void pass(BooleanSupplier otherwise) {
        reached.countDown();
        await(opened, otherwise);
    }

    private static void await(CountDownLatch latch, BooleanSupplier otherwise) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!latch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !otherwise.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Nobody came to the gate in " + PATIENCE_SECONDS + " s.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted at a gate", e);
        }
    }
}
