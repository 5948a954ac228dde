package lectern.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;

/** Work of a scripted engine. */
final class ScriptedTask<T> implements EngineTask<T> {

    @FunctionalInterface
    interface Work<T> {
        T run(ScriptedTask<T> task) throws EngineException;
    }

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile boolean cancelled;

    static <T> ScriptedTask<T> run(Executor thread, Work<T> work) {
        var task = new ScriptedTask<T>();
        try {
            thread.execute(() -> task.run(work));
        } catch (RejectedExecutionException e) {
            task.result.completeExceptionally(new EngineException(Reason.CANCELLED, "The engine was closed.", e));
        }
        return task;
    }

    @Override
    public T await() throws EngineException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case EngineException failure -> throw failure;
                case RuntimeException defect -> throw defect;
                default -> throw new AssertionError(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Reason.CANCELLED, "It was stopped.", e);
        }
    }

    @Override
    public CompletionStage<T> stage() {
        return result.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void run(Work<T> work) {
        try {
            result.complete(work.run(this));
        } catch (EngineException | RuntimeException | AssertionError e) {
            result.completeExceptionally(e);
        }
    }
}
