package lectern.engine.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lectern.engine.EngineException;
import lectern.engine.host.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request on its way to a host, until its result is there. */
final class HostCall {

    private static final Logger LOG = LoggerFactory.getLogger(HostCall.class);

    private final long id;
    private final Consumer<Frame.Reply> partial;
    private final Consumer<HostCall> stop;
    private final CompletableFuture<Frame.Reply> result = new CompletableFuture<>();

    /**
     * @param partial hears everything that comes before the result
     * @param stop tells the host to stop; returns at once
     */
    HostCall(long id, Consumer<Frame.Reply> partial, Consumer<HostCall> stop) {
        this.id = id;
        this.partial = partial;
        this.stop = stop;
    }

    long id() {
        return id;
    }

    boolean isDone() {
        return result.isDone();
    }

    CompletableFuture<Frame.Reply> result() {
        return result;
    }

    /** Asks the host to stop, and ends it when it does not within the deadline. Returns at once. */
    void cancel() {
        stop.accept(this);
    }

    /** Takes what the host says about it. */
    void receive(Frame.Reply reply) {
        switch (reply) {
            case Frame.Progress progress -> tell(progress);
            case Frame.Text text -> tell(text);
            case Frame.Failed failed ->
                fail(new EngineException(failed.reason(), failed.arguments(), failed.message()));
            default -> result.complete(reply);
        }
    }

    /** Twice, or after the result, is harmless. */
    void fail(EngineException e) {
        result.completeExceptionally(e);
    }

    /** A listener that fails must not take the reading thread with it. */
    private void tell(Frame.Reply reply) {
        try {
            partial.accept(reply);
        } catch (RuntimeException e) {
            LOG.error("A listener of the engine failed", e);
        }
    }
}
