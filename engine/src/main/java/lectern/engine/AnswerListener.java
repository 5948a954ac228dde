package lectern.engine;

/** Hears an answer while it is written. */
public interface AnswerListener extends ProgressListener {

    /** For those who only want the whole answer. */
    AnswerListener SILENT = new AnswerListener() {
        @Override
        public void onText(String piece) {}

        @Override
        public void onProgress(Stage stage, double fraction) {}
    };

    /**
     * @param piece the next whole characters of the answer, never half of one, never part of a stop string
     */
    void onText(String piece);
}
