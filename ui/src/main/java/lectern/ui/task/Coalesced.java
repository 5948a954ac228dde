package lectern.ui.task;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * An update that may be asked for thousands of times a second and runs on the window's thread at most once at a time:
 * while one is waiting there, further requests change nothing, because it will see the newest state anyway.
 */
public final class Coalesced {

    private final Consumer<Runnable> window;
    private final Runnable update;
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param window runs something on the window's thread, such as {@code Platform::runLater}
     * @param update reads the newest state and shows it
     */
    public Coalesced(Consumer<Runnable> window, Runnable update) {
        this.window = Objects.requireNonNull(window);
        this.update = Objects.requireNonNull(update);
    }

    /** Asks for the update. From any thread. */
    public void request() {
        if (waiting.compareAndSet(false, true)) {
            window.accept(() -> {
                // Cleared first: what changes from here on asks for another run.
                waiting.set(false);
                update.run();
            });
        }
    }
}
