package lectern.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import lectern.app.Settings;
import lectern.ui.Messages;

/** The size of the context window, and what it is now. */
final class ContextSizeRow extends VBox {

    private final ContextSizeViewModel model;
    private final ComboBox<Integer> box;
    /** Held here, as the view model, which lives longer, must not hold a row. */
    private final ListChangeListener<Integer> refill = change -> fill();
    private boolean filling;

    private ContextSizeRow(ContextSizeViewModel model, SettingsViewModel settings) {
        super(6);
        this.model = model;
        box = SettingControls.named(model::name);
        box.getStyleClass().add("context-size");
        box.setMaxWidth(Double.MAX_VALUE);
        fill();
        box.valueProperty().subscribe((before, now) -> {
            if (!filling && now != null) {
                settings.set(Settings.CONTEXT_SIZE, now);
            }
        });
        model.offered().addListener(new WeakListChangeListener<>(refill));
        var now = new Label();
        now.textProperty().bind(model.nowProperty());
        now.setWrapText(true);
        now.setMinHeight(USE_PREF_SIZE);
        now.getStyleClass().addAll(Styles.TEXT_MUTED, "context-size-now");
        getChildren().addAll(box, now);
        model.look();
    }

    static void addTo(SettingsSection section, ContextSizeViewModel model, SettingsViewModel settings) {
        var row = new ContextSizeRow(model, settings);
        row.box.setAccessibleText(Messages.text("settings.context"));
        section.wide(Messages.text("settings.context"), Messages.text("settings.context.words"), row);
    }

    /** What is chosen stays chosen: a list that is filled anew would choose what lies at the same place. */
    private void fill() {
        var chosen = box.getValue() == null ? Integer.valueOf(model.chosen()) : box.getValue();
        filling = true;
        // What it means may be known only now: the same value again would not be written anew.
        box.setValue(null);
        box.getItems().setAll(model.offered());
        box.setValue(chosen);
        filling = false;
    }
}
