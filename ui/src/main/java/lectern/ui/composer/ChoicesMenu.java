package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import lectern.engine.document.PanScanMode;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2MZ;

/** What is sent of an attachment: its crops, whether its words go along, its name and its place among the others. */
final class ChoicesMenu extends MenuButton {

    private final AttachmentModel attachment;
    private final ComposerViewModel model;

    ChoicesMenu(AttachmentModel attachment, ComposerViewModel model, Runnable rename) {
        super(null, Controls.icon(Material2MZ.TUNE));
        this.attachment = attachment;
        this.model = model;
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "attachment-choices");
        Controls.name(this, Messages.text("composer.attachment.choices", attachment.name()));
        var crops = new ToggleGroup();
        getItems().addAll(
                crop(crops, PanScanMode.AUTO, Messages.text("composer.crops.auto")),
                crop(crops, PanScanMode.ON, Messages.text("composer.crops.on")),
                crop(crops, PanScanMode.FINE, Messages.text("composer.crops.fine")),
                crop(crops, PanScanMode.OFF, Messages.text("composer.crops.off")));
        if (attachment.hasTextLayer()) {
            var words = new CheckMenuItem(Messages.text("composer.attachment.words"));
            words.setSelected(attachment.choices().words());
            words.setOnAction(event -> model.choose(attachment, attachment.choices().withWords(words.isSelected())));
            getItems().addAll(new SeparatorMenuItem(), words);
        }
        var earlier = Controls.item(Messages.text("composer.attachment.earlier"), () -> move(-1));
        var later = Controls.item(Messages.text("composer.attachment.later"), () -> move(1));
        getItems().addAll(
                new SeparatorMenuItem(),
                Controls.item(Messages.text("composer.attachment.rename"), rename),
                earlier,
                later);
        setOnShowing(event -> {
            earlier.setDisable(place() == 0);
            later.setDisable(place() == model.attachments().size() - 1);
        });
    }

    private int place() {
        return model.attachments().indexOf(attachment);
    }

    private void move(int by) {
        model.move(attachment, place() + by);
        // The keyboard goes along, so that it can be moved again.
        requestFocus();
    }

    private RadioMenuItem crop(ToggleGroup group, PanScanMode mode, String text) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(attachment.choices().panScan() == mode);
        item.setOnAction(event -> model.choose(attachment, attachment.choices().withPanScan(mode)));
        return item;
    }
}
