package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import lectern.app.AttachmentChoices;
import lectern.engine.document.PanScanMode;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2MZ;

/** What is sent of an attachment: its crops, and whether its words go along. */
final class ChoicesMenu extends MenuButton {

    private final AttachmentModel attachment;
    private final Consumer<AttachmentChoices> choose;

    ChoicesMenu(AttachmentModel attachment, Consumer<AttachmentChoices> choose) {
        super(null, Controls.icon(Material2MZ.TUNE));
        this.attachment = attachment;
        this.choose = choose;
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
            words.setOnAction(event -> choose.accept(attachment.choices().withWords(words.isSelected())));
            getItems().addAll(new SeparatorMenuItem(), words);
        }
    }

    private RadioMenuItem crop(ToggleGroup group, PanScanMode mode, String text) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(attachment.choices().panScan() == mode);
        item.setOnAction(event -> choose.accept(attachment.choices().withPanScan(mode)));
        return item;
    }
}
