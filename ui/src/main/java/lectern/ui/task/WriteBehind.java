package lectern.ui.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes what changes with every key: soon after a change, and at once when it matters. What was to be written under
 * the same key before is no longer needed. Used on the window's thread.
 */
public final class WriteBehind<K, V> {

    private static final Duration SOON = Duration.ofMillis(300);

    private final Background background;
    private final BiConsumer<K, V> write;
    private final Consumer<Exception> failed;
    private final Map<K, V> unwritten = new LinkedHashMap<>();
    private boolean waiting;

    /**
     * @param write runs in the background, one after another in order with all else that does
     * @param failed hears on the window's thread what it threw
     */
    public WriteBehind(Background background, BiConsumer<K, V> write, Consumer<Exception> failed) {
        this.background = background;
        this.write = write;
        this.failed = failed;
    }

    /** Writes soon. */
    public void soon(K key, V value) {
        unwritten.put(key, value);
        if (!waiting) {
            waiting = true;
            background.later(SOON, this::now);
        }
    }

    /** What was to be written under a key is written no more. */
    public void forget(K key) {
        unwritten.remove(key);
    }

    /** Writes everything that was to be written soon. */
    public void now() {
        waiting = false;
        var all = new LinkedHashMap<>(unwritten);
        unwritten.clear();
        all.forEach((key, value) ->
                background.performInOrder(() -> write.accept(key, value), () -> {}, failed::accept));
    }
}
