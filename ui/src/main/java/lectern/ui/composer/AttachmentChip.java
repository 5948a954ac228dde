package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.Thumbnail;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** An attachment in the composer: a thumbnail with a remove button, or the sentence that says why it cannot be used. */
final class AttachmentChip extends StackPane {

    private static final double SIDE = 72;

    private final AttachmentModel attachment;
    private final Runnable remove;

    AttachmentChip(AttachmentModel attachment, Runnable remove) {
        this.attachment = attachment;
        this.remove = remove;
        getStyleClass().add("attachment");
        attachment.stateProperty().subscribe(this::show);
    }

    AttachmentModel attachment() {
        return attachment;
    }

    private void show(AttachmentState state) {
        getChildren().setAll(
                switch (state) {
                    case READING -> reading();
                    case READY -> picture();
                    case REFUSED -> refused();
                });
    }

    private Node reading() {
        var spinner = new ProgressIndicator();
        spinner.setMaxSize(24, 24);
        spinner.setAccessibleText(Messages.text("composer.attachment.reading", attachment.name()));
        var frame = new StackPane(spinner, corner(removeButton()));
        frame.getStyleClass().add("attachment-frame");
        return frame;
    }

    private Node picture() {
        var thumbnail = Thumbnail.square(attachment.thumbnailProperty(), attachment.name(), SIDE);
        Tooltip.install(thumbnail, new Tooltip(attachment.name()));
        return new StackPane(thumbnail, corner(removeButton()));
    }

    private Node refused() {
        var name = new Label(attachment.name());
        name.getStyleClass().add("attachment-name");
        var why = new Label(attachment.problem());
        why.getStyleClass().add("attachment-problem");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(2, name, why);
        HBox.setHgrow(words, Priority.ALWAYS);
        var dismiss = Controls.iconButton(
                Material2AL.CLOSE, Messages.text("composer.attachment.dismiss", attachment.name()), remove);
        dismiss.getStyleClass().add(Styles.SMALL);
        var row = new HBox(10, Controls.icon(Material2OutlinedAL.ERROR_OUTLINE), words, dismiss);
        row.getStyleClass().add("attachment-refused");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button removeButton() {
        var button = Controls.iconButton(
                Material2AL.CLOSE, Messages.text("composer.attachment.remove", attachment.name()), remove);
        button.getStyleClass().add("attachment-remove");
        return button;
    }

    private static Node corner(Node node) {
        StackPane.setAlignment(node, Pos.TOP_RIGHT);
        return node;
    }
}
