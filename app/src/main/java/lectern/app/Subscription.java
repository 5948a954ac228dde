package lectern.app;

/** A listener that was added. Closing it twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Removes the listener. A call that is under way on another thread still ends. */
    @Override
    void close();
}
