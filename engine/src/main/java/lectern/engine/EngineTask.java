package lectern.engine;

import java.util.concurrent.CompletionStage;

/** Work that the engine has taken on. */
public interface EngineTask<T> {

    /**
     * Waits for the result.
     *
     * @throws EngineException when the work failed; its message is a sentence for a person
     */
    T await() throws EngineException;

    /** The same result for callers that must not wait; fails with an {@link EngineException}. */
    CompletionStage<T> stage();

    /**
     * Asks the engine to stop. An answer then ends normally with what was written so far and
     * {@link StopReason#CANCELLED}; loading fails with {@link EngineException.Reason#CANCELLED}. Harmless when done.
     */
    void cancel();
}
