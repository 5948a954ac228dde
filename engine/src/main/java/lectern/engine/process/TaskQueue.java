package lectern.engine.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;

/** Does one task after the other on a thread of its own. */
final class TaskQueue implements AutoCloseable {

    private final ExecutorService thread;
    private final Set<Task<?>> unfinished = ConcurrentHashMap.newKeySet();

    @FunctionalInterface
    interface Work<T> {
        T run(Task<T> task) throws EngineException;
    }

    TaskQueue(String threadName) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(threadName).daemon().factory());
    }

    <T> EngineTask<T> submit(Work<T> work) {
        var task = new Task<T>();
        unfinished.add(task);
        task.result().whenComplete((result, failure) -> unfinished.remove(task));
        try {
            thread.execute(() -> run(task, work));
        } catch (RejectedExecutionException e) {
            task.result().completeExceptionally(closed());
        }
        return task;
    }

    private static <T> void run(Task<T> task, Work<T> work) {
        try {
            task.requireNotCancelled();
            task.result().complete(work.run(task));
        } catch (Throwable e) {
            task.result().completeExceptionally(Task.engineException(e));
        }
    }

    /** Takes no more tasks. */
    void shutdown() {
        thread.shutdownNow();
    }

    /** Takes no more tasks; those that are not done fail. */
    @Override
    public void close() {
        shutdown();
        unfinished.forEach(task -> task.result().completeExceptionally(closed()));
    }

    private static EngineException closed() {
        return new EngineException(Reason.CANCELLED, "The engine was closed.");
    }
}
