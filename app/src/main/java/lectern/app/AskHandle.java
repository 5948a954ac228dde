package lectern.app;

import java.util.concurrent.CompletionStage;

/** A question that was asked. */
public interface AskHandle {

    long conversationId();

    /** The message that holds the question. */
    long questionId();

    /** The message that holds the answer. */
    long answerId();

    /** Ends the answer and keeps what was written. Returns at once; harmless when done. */
    void stop();

    /** The answer's message when it ended, for whatever reason. Never fails: see its state and failure. */
    CompletionStage<MessageView> completion();
}
