package lectern.ui.settings;

import javafx.scene.control.Button;
import lectern.ui.Messages;
import lectern.ui.control.WhileShown;

/** How much is kept on the disk to save time, and its removal. */
final class KeptWorkRow {

    private KeptWorkRow() {}

    static void addTo(SettingsSection section, SettingsViewModel model) {
        var clear = new Button(Messages.text("settings.kept.clear"));
        clear.getStyleClass().add("clear-kept");
        clear.setOnAction(event -> model.clearKept());
        var row = section.row(Messages.text("settings.kept"), Messages.text("settings.kept.words"), clear);
        WhileShown.follow(section, model.keptProperty(), sizes -> {
            row.setText(sizes == null ? Messages.text("settings.kept.words") : Messages.text("settings.kept.sizes",
                    megabytes(sizes.pictures()), megabytes(sizes.prompts()))
                    + " " + Messages.text("settings.kept.words"));
            clear.setDisable(sizes == null || sizes.pictures() + sizes.prompts() == 0);
        });
        model.lookAtKept();
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
