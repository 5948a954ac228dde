package lectern.engine;

/** Hears an answer while it is written. */
public interface AnswerListener extends ProgressListener {

    /**
     * @param piece the next whole characters of the answer, never half of one, never part of a stop string
     */
    void onText(String piece);
}
