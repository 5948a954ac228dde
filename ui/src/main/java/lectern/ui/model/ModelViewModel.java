package lectern.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.Demo;
import lectern.app.MemoryNotice;
import lectern.app.ModelState;
import lectern.app.Models;
import lectern.app.Notice;
import lectern.app.NoticeKeys;
import lectern.app.Subscription;
import lectern.app.TextOnlyNotice;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import lectern.ui.task.Coalesced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the window says about the model. Used on the window's thread. */
public final class ModelViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelViewModel.class);

    private final Models models;
    private final Optional<Demo> demo;
    private final Background background;
    private final AtomicReference<ModelState> newest = new AtomicReference<>(new ModelState.None());
    private final Subscription listening;
    private final ReadOnlyObjectWrapper<ModelCondition> condition = new ReadOnlyObjectWrapper<>(ModelCondition.NONE);
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper aboutContextSize = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ModelInfo>> info = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper demoOpen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canAnswer = new ReadOnlyBooleanWrapper();
    private final ObservableList<ModelFiles> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ModelFiles>> files = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param demo the demo model, if it is installed */
    public ModelViewModel(Models models, Optional<Demo> demo, Background background) {
        this.models = models;
        this.demo = demo;
        this.background = background;
        var update = new Coalesced(background::onWindow, this::show);
        listening = models.listen(state -> {
            newest.set(state);
            update.request();
        });
        readRecent();
    }

    public ReadOnlyObjectProperty<ModelCondition> conditionProperty() {
        return condition.getReadOnlyProperty();
    }

    /** The model's name; empty if there is none. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** How much has been loaded, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why there is no model, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the engine has to say about the open model, as a sentence; empty if nothing. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether another size of the context window may help against the problem, or what the engine has to say. */
    public ReadOnlyBooleanProperty aboutContextSizeProperty() {
        return aboutContextSize.getReadOnlyProperty();
    }

    /** The open model as it was opened; empty if none is. */
    public ReadOnlyObjectProperty<Optional<ModelInfo>> infoProperty() {
        return info.getReadOnlyProperty();
    }

    /** Whether a question would find a model: open, being loaded, or lost and opened again by the question. */
    public ReadOnlyBooleanProperty canAnswerProperty() {
        return canAnswer.getReadOnlyProperty();
    }

    /** Whether it is the demo model that answers, which can do little and has to say so. */
    public ReadOnlyBooleanProperty demoOpenProperty() {
        return demoOpen.getReadOnlyProperty();
    }

    /** The demo model, if it is installed. */
    public Optional<ModelFiles> demo() {
        return demo.map(Demo::files);
    }

    /** Those that were opened, the last one first. */
    public ObservableList<ModelFiles> recent() {
        return recent;
    }

    /** The model that is open, loaded, or failed. */
    public ReadOnlyObjectProperty<Optional<ModelFiles>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** A model's name as the window shows it: that of its file without the ending. */
    public String name(ModelFiles model) {
        if (isDemo(model)) {
            return Messages.text("model.demo.name");
        }
        var file = model.model().getFileName().toString();
        return file.toLowerCase(Locale.ROOT).endsWith(".gguf")
                ? file.substring(0, file.length() - ".gguf".length())
                : file;
    }

    private boolean isDemo(ModelFiles model) {
        return demo.filter(d -> d.is(model)).isPresent();
    }

    public void open(ModelFiles model) {
        load(() -> models.open(model, ProgressListener.NONE));
    }

    /** Opens the model that was used last, or else the demo model, if there is one. */
    public void reopenLast() {
        load(() -> models.reopenLast(ProgressListener.NONE));
    }

    /** Tries the model that failed once more. */
    public void tryAgain() {
        files.get().ifPresent(this::open);
    }

    public void cancelLoading() {
        models.cancelLoading();
    }

    /** Chooses what to open, beginning with a model file. */
    public OpenModelViewModel choose(Path model) {
        return new OpenModelViewModel(model, models, background, this::open);
    }

    /** What becomes of it is heard as a state; a failure is part of the state. */
    private void load(Callable<?> opening) {
        background.run(opening, done -> readRecent(), failure -> {
            LOG.warn("The model was not opened", failure);
            if (!(models.current() instanceof ModelState.Failed)) {
                problem.set(Messages.of(failure, Messages.text("model.failed")));
            }
            readRecent();
        });
    }

    private void readRecent() {
        background.run(models::remembered, this::showRecent, failure -> LOG.error("Remembered models", failure));
    }

    private void showRecent(List<ModelFiles> remembered) {
        recent.setAll(remembered);
    }

    private void show() {
        var state = newest.get();
        var said = said(state);
        problem.set("");
        notice.set("");
        aboutContextSize.set(said.stream().anyMatch(NoticeKeys::isAboutContextSize));
        switch (state) {
            case ModelState.None none -> files.set(Optional.empty());
            case ModelState.Loading loading -> {
                files.set(Optional.of(loading.files()));
                progress.set(loading.fraction());
            }
            case ModelState.Open open -> {
                files.set(Optional.of(open.files()));
                notice.set(said.stream().map(Messages::of).collect(Collectors.joining(" ")));
            }
            case ModelState.Failed failed -> {
                files.set(Optional.of(failed.files()));
                problem.set(Messages.of(failed.failure()));
            }
        }
        info.set(state instanceof ModelState.Open open ? Optional.of(open.info()) : Optional.empty());
        name.set(files.get().map(this::name).orElse(""));
        demoOpen.set(state instanceof ModelState.Open open && isDemo(open.files()));
        canAnswer.set(!(state instanceof ModelState.None));
        condition.set(
                switch (state) {
                    case ModelState.None none -> ModelCondition.NONE;
                    case ModelState.Loading loading -> ModelCondition.LOADING;
                    case ModelState.Open open -> ModelCondition.OPEN;
                    case ModelState.Failed failed -> ModelCondition.FAILED;
                });
    }

    private static List<Notice> said(ModelState state) {
        return switch (state) {
            case ModelState.Open open -> Stream.of(TextOnlyNotice.of(open.info()), MemoryNotice.of(open.info()))
                    .flatMap(Optional::stream)
                    .toList();
            case ModelState.Failed failed -> List.of(failed.failure());
            case ModelState.None none -> List.of();
            case ModelState.Loading loading -> List.of();
        };
    }

    @Override
    public void close() {
        listening.close();
    }
}
