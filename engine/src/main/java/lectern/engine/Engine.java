package lectern.engine;

import lectern.engine.document.Box;
import lectern.engine.document.RgbImage;

/**
 * A model that answers questions about text and pictures, wherever it runs.
 *
 * <p>One model is open at a time and one answer is written at a time; a second request waits for the first. All
 * methods return at once and may be called from any thread; listeners are called from a thread of the engine, never
 * from the caller's.
 */
public interface Engine extends AutoCloseable {

    /** What this engine runs on: libraries, devices, paths. Needs no open model. */
    EngineTask<EngineInfo> describe();

    /** Loads a model, in place of the one that is open. Fails with a sentence when the files do not fit together. */
    EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress);

    /**
     * The exact prompt that {@link #ask} would run: text, token ids, pictures. Needs only the vocabulary of the model,
     * so it works on a model that does not fit into memory.
     */
    EngineTask<PromptPreview> preview(ModelFiles files, Chat chat);

    /**
     * Encodes one view of a picture before a question is asked about it, so that the question need not. It gives way to
     * everything else that the engine is asked for, and goes on afterwards. Fails when no model is open that sees
     * pictures, or another one is opened meanwhile.
     *
     * @param image as it would be in the question
     * @param box which part of it: one of {@link lectern.engine.document.EncoderInput#boxes}
     * @param memoryOnly as in {@link AnswerOptions#memoryOnly}
     * @return milliseconds of computing; 0 when the view was known already
     */
    EngineTask<Long> encodeAhead(RgbImage image, Box box, boolean memoryOnly, ProgressListener progress);

    /** The same, and its tokens are kept on the disk. */
    default EngineTask<Long> encodeAhead(RgbImage image, Box box, ProgressListener progress) {
        return encodeAhead(image, box, false, progress);
    }

    /**
     * Reads what stands before the last question of a chat, up to a blank line, before it is asked: documents,
     * instructions, what was said before. What the question itself says does not matter. It gives way to everything
     * else as {@link #encodeAhead} does; a question that goes on with what is read now lets the step end that has
     * begun.
     *
     * @param memoryOnly as in {@link AnswerOptions#memoryOnly}
     * @return tokens that such a question finds read; 0 when there is nothing to be gained
     */
    EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly, ProgressListener progress);

    /** Answers the last turn of a chat. A model has to be open. */
    EngineTask<Answer> ask(Chat chat, AnswerOptions options, AnswerListener listener);

    /** Ends the engine and what it was doing. Closing twice is harmless. */
    @Override
    void close();
}
