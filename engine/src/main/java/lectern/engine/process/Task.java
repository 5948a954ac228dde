package lectern.engine.process;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;
import lectern.engine.host.Frame;

/** Work in the queue of a {@link ProcessEngine}. */
final class Task<T> implements EngineTask<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private HostCall call;
    private boolean cancelled;

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public T await() throws EngineException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw engineException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw new EngineException(Reason.CANCELLED, "It was stopped.", e);
        }
    }

    @Override
    public CompletionStage<T> stage() {
        return result.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        HostCall running;
        synchronized (this) {
            cancelled = true;
            running = call;
        }
        if (running != null) {
            running.cancel();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    void requireNotCancelled() throws EngineException {
        if (isCancelled()) {
            throw new EngineException(Reason.CANCELLED, "It was stopped before it began.");
        }
    }

    /** Waits for the host's answer while {@link #cancel} reaches the host. */
    Frame.Reply await(HostCall running) throws EngineException {
        boolean late;
        synchronized (this) {
            call = running;
            late = cancelled;
        }
        if (late) {
            running.cancel();
        }
        try {
            return running.result().join();
        } catch (CompletionException e) {
            throw engineException(e.getCause());
        } finally {
            synchronized (this) {
                call = null;
            }
        }
    }

    static EngineException engineException(Throwable cause) {
        return cause instanceof EngineException e
                // Thrown again on another thread: with a trace of both.
                ? new EngineException(e.reason(), e.arguments(), e.getMessage(), e)
                : new EngineException(Reason.INTERNAL,
                        "The engine failed in a way that was not foreseen. The log has the details; ask again.", cause);
    }
}
