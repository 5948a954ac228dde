package lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.ModelFiles;
import lectern.storage.ModelStore;
import lectern.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that were opened. The demo model is not among them: it lies elsewhere after an update, and is there
 * anyway.
 */
final class RememberedModels {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedModels.class);

    private final ModelStore store;
    private final Optional<Demo> demo;

    RememberedModels(ModelStore store, Optional<Demo> demo) {
        this.store = store;
        this.demo = demo;
    }

    /** The last one first. */
    List<ModelFiles> all() {
        return Notices.kept(() -> store.list().stream()
                .map(model -> new ModelFiles(model.model(), model.projector()))
                .toList());
    }

    /** The last one, or else the demo model, if it is installed. */
    Optional<ModelFiles> last() {
        return all().stream().findFirst().or(() -> demo.map(Demo::files));
    }

    /** A model that is open stays open when it cannot be remembered. */
    void add(ModelFiles files) {
        if (isDemo(files)) {
            return;
        }
        try {
            store.remember(files.model(), files.projector());
        } catch (StorageException e) {
            LOG.warn("A model could not be remembered", e);
        }
    }

    void forget(Path model) {
        Notices.keep(() -> store.forget(model));
    }

    boolean isDemo(ModelFiles files) {
        return demo.filter(d -> d.is(files)).isPresent();
    }
}
