package lectern.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to hear of something. What one of them throws is logged and reaches nobody else. */
final class Listeners<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /** A wrapper of its own for each subscription, so that the same listener may be added twice. */
    private record Entry<T>(Consumer<T> listener) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<T> listener) {
        var entry = new Entry<>(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    void tell(T news) {
        entries.forEach(entry -> quietly(() -> entry.listener().accept(news)));
    }

    /** Calls foreign code that must not break ours. */
    static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | AssertionError e) {
            LOG.error("A listener failed", e);
        }
    }
}
