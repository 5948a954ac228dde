package lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** The model that answers, and those that were used before. */
public interface Models {

    /**
     * Opens a model in place of the one that is open, and remembers it.
     *
     * @throws AppException with an {@code engine.…} key when it cannot be opened; {@link #current()} says so too
     */
    ModelInfo open(ModelFiles files, ProgressListener progress);

    /** Opens the model that was used last, or else the demo model; empty when there is neither. */
    Optional<ModelInfo> reopenLast(ProgressListener progress);

    /**
     * Sizes that the context window of the model can have that is open, or could not be opened, the smallest first;
     * empty when there is none. Reads its files: not for a thread that must not wait.
     */
    List<ContextSize> contextSizes();

    /** Stops loading; the call that loads then fails with {@code engine.cancelled}. Harmless when nothing loads. */
    void cancelLoading();

    /** Never waits. */
    ModelState current();

    /**
     * Hears every change of {@link #current()}, beginning with what it is now: that first call comes from the thread
     * that listens, before this method returns.
     */
    Subscription listen(Consumer<ModelState> listener);

    /** A file beside the model that looks like its projector; empty when there is none. */
    Optional<Path> findProjector(Path model);

    /** The models that were opened, the last one first. */
    List<ModelFiles> remembered();

    /** Takes a model off the list of remembered ones. Its files are not touched. */
    void forget(Path model);
}
