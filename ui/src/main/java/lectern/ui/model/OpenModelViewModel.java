package lectern.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.Models;
import lectern.engine.ModelFiles;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model that is about to be opened: which files, and what that means for pictures. */
public final class OpenModelViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(OpenModelViewModel.class);

    private final Models models;
    private final Background background;
    private final Consumer<ModelFiles> opener;
    private final ReadOnlyObjectWrapper<Path> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> projector = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");

    OpenModelViewModel(Path model, Models models, Background background, Consumer<ModelFiles> opener) {
        this.models = models;
        this.background = background;
        this.opener = opener;
        chooseModel(model);
    }

    public ReadOnlyObjectProperty<Path> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Empty: the model will read text only. */
    public ReadOnlyObjectProperty<Optional<Path>> projectorProperty() {
        return projector.getReadOnlyProperty();
    }

    /** What the choice of projector means, as a sentence. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Takes another model file and looks for the projector beside it. */
    public void chooseModel(Path file) {
        model.set(file);
        projector.set(Optional.empty());
        explanation.set(Messages.text("model.open.projector.looking"));
        background.run(
                () -> models.findProjector(file),
                found -> {
                    if (file.equals(model.get())) {
                        projector.set(found);
                        explanation.set(
                                found.isPresent()
                                        ? Messages.text("model.open.projector.found")
                                        : Messages.text("model.open.projector.missing"));
                    }
                },
                failure -> {
                    LOG.warn("Looking for a projector beside a model", failure);
                    explanation.set(Messages.text("model.open.projector.missing"));
                });
    }

    public void chooseProjector(Path file) {
        projector.set(Optional.of(file));
        explanation.set(Messages.text("model.open.projector.chosen"));
    }

    public void withoutProjector() {
        projector.set(Optional.empty());
        explanation.set(Messages.text("model.open.projector.missing"));
    }

    public void open() {
        opener.accept(new ModelFiles(model.get(), projector.get()));
    }
}
