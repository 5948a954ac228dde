package lectern.app;

import lectern.engine.ProgressListener;

/**
 * Hears what becomes of a question. {@link #onStarted} and {@link #onWaiting} are called by the thread that asks,
 * before the asking method returns; everything after that comes from a thread of Lectern, one call at a time.
 */
public interface AskListener {

    AskListener NONE = new AskListener() {};

    /** Always first: the question and an empty answer are kept. */
    default void onStarted(long conversationId, long questionId, long answerId) {}

    /**
     * Other answers are written first.
     *
     * @param before how many, at least 1
     */
    default void onWaiting(int before) {}

    /** @param fraction 0 to 1 of this stage */
    default void onProgress(ProgressListener.Stage stage, double fraction) {}

    /** @param secondsLeft of this stage; 0 when that is not known */
    default void onProgress(ProgressListener.Stage stage, double fraction, double secondsLeft) {
        onProgress(stage, fraction);
    }

    /** @param piece the next whole characters of the answer */
    default void onText(String piece) {}

    /** Something to read about this answer, such as how much of the conversation did not fit. */
    default void onNotice(Notice notice) {}

    /** Always last: the answer as it is kept. */
    default void onFinished(MessageView answer) {}
}
