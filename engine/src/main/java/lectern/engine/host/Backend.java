package lectern.engine.host;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lectern.engine.AnswerListener;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineInfo;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** Runs a model in this process. Called from one thread, but for {@link #cancel}. */
public interface Backend {

    EngineInfo describe();

    ModelInfo open(Frame.Open request, ProgressListener progress) throws EngineException;

    /** Lets go of the model that is open, and of its memory. Harmless when none is. */
    default void release() {}

    List<Integer> tokenize(Frame.Tokenize request) throws EngineException;

    /**
     * @param out hears progress and pieces of the answer
     * @return {@link Frame.Answered} or {@link Frame.PixelsWanted}
     */
    Frame.Reply ask(Frame.Ask request, AnswerListener out) throws EngineException;

    /**
     * Encodes a picture before a question is asked about it, and remembers its tokens. After {@link #cancel}, it goes
     * on where it was when it is called again with the same picture, where the encoder can.
     *
     * @return milliseconds of computing; empty when it was cancelled
     */
    default Optional<Long> encodeAhead(Frame.Encode request, ProgressListener progress) throws EngineException {
        throw new EngineException(EngineException.Reason.NO_VISION, "This engine reads text only.");
    }

    /**
     * Reads what stands before a question that is not asked yet, so that the question need not. What was read before it
     * ended early is of use when it is called again, or when the question comes.
     *
     * @param goesOn asked before every step whether to go on; a step takes seconds, and is lost when it is cancelled
     * @return {@link Frame.HasRead} or {@link Frame.PixelsWanted}; empty when it ended early
     */
    default Optional<Frame.Reply> readAhead(
            Frame.ReadAhead request, ProgressListener progress, BooleanSupplier goesOn) throws EngineException {
        return Optional.of(new Frame.HasRead(request.id(), 0));
    }

    /** Encodes a picture with a certain encoder, for the bench. */
    default EncoderTrial tryEncoder(Frame.Try request) throws EngineException {
        throw new EngineException(
                EngineException.Reason.NO_VISION, "This engine reads text only: it has no encoder to try.");
    }

    /**
     * Does what can wait until nobody asks for anything. Ends soon after {@link #cancel}, and is called again later.
     */
    default void idle() {}

    /** Makes what runs now stop soon. From any thread. */
    void cancel();

    /** Takes an earlier {@link #cancel} back, before new work begins. */
    void resetCancel();
}
