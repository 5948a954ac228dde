package lectern.engine;

/** Hears how far long work has come. */
@FunctionalInterface
public interface ProgressListener {

    /** The steps on the way from files and a question to an answer. */
    enum Stage {
        LOAD_MODEL,
        LOAD_PROJECTOR,
        ENCODE_PICTURE,
        PREFILL
    }

    ProgressListener NONE = (stage, fraction) -> {};

    /** @param fraction 0 to 1 of this stage */
    void onProgress(Stage stage, double fraction);

    /**
     * The same with an estimate, for those who want it.
     *
     * @param secondsLeft of this stage, as this computer's earlier work suggests; 0 when that is not known
     */
    default void onProgress(Stage stage, double fraction, double secondsLeft) {
        onProgress(stage, fraction);
    }
}
