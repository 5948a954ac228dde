package lectern.ui.composer;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import lectern.ui.Messages;

/** How far an attachment is read ahead of its question: a thin line at its lower edge, gone when it is. */
final class AheadBar extends ProgressBar {

    AheadBar(AttachmentModel attachment) {
        getStyleClass().add("ahead-bar");
        // As wide as the attachment, which it must not widen.
        setMinWidth(0);
        setPrefWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        var tooltip = new Tooltip();
        setTooltip(tooltip);
        attachment.aheadProperty().subscribe(value -> {
            double fraction = value.doubleValue();
            boolean underway = fraction < 1;
            setVisible(underway);
            if (underway) {
                setProgress(fraction);
                var words = Messages.text("composer.attachment.ahead", attachment.name(), fraction);
                setAccessibleText(words);
                tooltip.setText(words);
            }
        });
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, 4, 2, 4));
    }
}
