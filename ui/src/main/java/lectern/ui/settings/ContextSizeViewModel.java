package lectern.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.ContextSize;
import lectern.app.Lectern;
import lectern.app.Settings;
import lectern.engine.EngineSettings;
import lectern.ui.Messages;
import lectern.ui.model.ModelCondition;
import lectern.ui.model.ModelViewModel;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What size the context window can have, and has now. Used on the window's thread. */
public final class ContextSizeViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ContextSizeViewModel.class);
    private static final int AUTOMATIC = Settings.CONTEXT_SIZE.fallback();
    private static final double GIGABYTE = 1e9;

    private final Lectern lectern;
    private final ModelViewModel model;
    private final Background background;
    private final ObservableList<Integer> offered = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("");
    private Map<Integer, ContextSize> known = Map.of();

    /** Counts looks: what an older one finds may be of another model, and is not shown. */
    private int looks;

    public ContextSizeViewModel(Lectern lectern, ModelViewModel model, Background background) {
        this.lectern = lectern;
        this.model = model;
        this.background = background;
        model.filesProperty().subscribe(files -> {
            if (looks > 0) {
                look();
            }
        });
        model.conditionProperty().subscribe(condition -> showNow());
        model.infoProperty().subscribe(info -> showNow());
        model.progressProperty().subscribe(progress -> showNow());
        show(List.of());
    }

    /** Tokens, with 0 for what the engine chooses as the first; among them what is set. Filled anew for each model. */
    ObservableList<Integer> offered() {
        return offered;
    }

    /** What the open model has, or what becomes of it, as a sentence. */
    ReadOnlyStringProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** What is set. */
    int chosen() {
        return lectern.settings().get(Settings.CONTEXT_SIZE);
    }

    /** What one of those that are offered means. */
    String name(int tokens) {
        if (tokens == AUTOMATIC) {
            return Messages.text("settings.context.auto", EngineSettings.DEFAULT_CONTEXT);
        }
        var size = known.get(tokens);
        return size == null
                ? Messages.text("settings.context.tokens", tokens)
                : Messages.text("settings.context.size", tokens, size.pages(), size.memory() / GIGABYTE);
    }

    /** Finds out what the model can have. */
    void look() {
        int current = ++looks;
        background.run(
                lectern.models()::contextSizes,
                sizes -> {
                    if (current == looks) {
                        show(sizes);
                    }
                },
                failure -> LOG.warn("What sizes the context window can have could not be told", failure));
    }

    private void show(List<ContextSize> sizes) {
        known = sizes.stream().collect(Collectors.toMap(ContextSize::tokens, Function.identity()));
        offered.setAll(Stream.concat(Stream.of(AUTOMATIC, chosen()), known.keySet().stream())
                .distinct()
                .sorted()
                .toList());
    }

    private void showNow() {
        now.set(model.conditionProperty().get() == ModelCondition.LOADING
                ? Messages.text("settings.context.loading", model.progressProperty().get())
                : model.infoProperty().get()
                        .map(info -> Messages.text(
                                "settings.context.now", info.contextSize(),
                                ContextSize.pages(info.contextSize(), info.vision())))
                        .orElse(Messages.text("settings.context.none")));
    }
}
