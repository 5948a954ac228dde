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
}
