package lectern.ui.model;

import atlantafx.base.controls.RingProgressIndicator;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.StackPane;
import lectern.engine.ModelFiles;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.Worded;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The model's name in the header; its menu opens one that was used before, or another. */
public final class ModelChip extends MenuButton {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final int MAX_RECENT = 8;
    private static final double SPINNER = 18;

    private final ModelViewModel model;
    private final Runnable openAnother;
    private final FontIcon icon = Controls.icon(Material2OutlinedMZ.MEMORY);
    private final RingProgressIndicator spinner = new RingProgressIndicator();
    private final StackPane picture = new StackPane(icon, spinner);

    /** @param openAnother lets the person choose files */
    public ModelChip(ModelViewModel model, Runnable openAnother) {
        this.model = model;
        this.openAnother = openAnother;
        getStyleClass().addAll(Styles.FLAT, "model-chip");
        setMnemonicParsing(false);
        spinner.managedProperty().bind(spinner.visibleProperty());
        spinner.setMinSize(SPINNER, SPINNER);
        spinner.setMaxSize(SPINNER, SPINNER);
        spinner.getStyleClass().add("model-spinner");
        spinner.progressProperty().bind(model.progressProperty().map(share -> share.doubleValue() <= 0 ? -1 : share));
        model.conditionProperty().subscribe(condition -> {
            showModel();
            fillMenu();
        });
        model.nameProperty().subscribe(name -> showModel());
        model.progressProperty().subscribe(share -> showModel());
        model.recent().addListener((ListChangeListener<ModelFiles>) change -> fillMenu());
        model.filesProperty().subscribe(files -> fillMenu());
    }

    private void showModel() {
        var condition = model.conditionProperty().get();
        var name = model.nameProperty().get();
        var words =
                switch (condition) {
                    case NONE -> Messages.text("model.chip.none");
                    case LOADING -> Messages.text("model.chip.loading", name, model.progressProperty().get());
                    case OPEN, FAILED -> name;
                };
        Worded.say(this, words, picture);
        setAccessibleText(
                switch (condition) {
                    case NONE -> Messages.text("model.chip.none");
                    case LOADING -> words;
                    case OPEN -> Messages.text("model.chip.open", name);
                    case FAILED -> Messages.text("model.chip.failed", name);
                });
        boolean loading = condition == ModelCondition.LOADING;
        spinner.setVisible(loading);
        icon.setVisible(!loading);
        icon.setIconCode(
                condition == ModelCondition.FAILED ? Material2OutlinedAL.ERROR_OUTLINE : Material2OutlinedMZ.MEMORY);
        pseudoClassStateChanged(FAILED, condition == ModelCondition.FAILED);
    }

    private void fillMenu() {
        getItems().clear();
        if (model.conditionProperty().get() == ModelCondition.LOADING) {
            var cancel = new MenuItem(Messages.text("model.cancel"));
            cancel.setOnAction(event -> model.cancelLoading());
            getItems().addAll(cancel, new SeparatorMenuItem());
        }
        model.recent().stream().limit(MAX_RECENT).map(this::item).forEach(getItems()::add);
        model.demo().map(this::item).ifPresent(getItems()::add);
        if (!model.recent().isEmpty() || model.demo().isPresent()) {
            getItems().add(new SeparatorMenuItem());
        }
        var another = new MenuItem(Messages.text("model.open"), Controls.icon(Material2OutlinedAL.FOLDER_OPEN));
        another.setOnAction(event -> openAnother.run());
        getItems().add(another);
    }

    private CheckMenuItem item(ModelFiles files) {
        var text = files.projector().isPresent()
                ? model.name(files)
                : Messages.text("model.text-only", model.name(files));
        var item = Worded.item(new CheckMenuItem(), text);
        item.setSelected(model.filesProperty().get().equals(Optional.of(files)));
        item.setOnAction(event -> model.open(files));
        return item;
    }
}
