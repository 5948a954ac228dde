package lectern.ui.viewer;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with the region that is marked. Takes no space while none is. */
final class RegionBar extends HBox {

    RegionBar(Runnable ask, Runnable unmark) {
        super(8);
        getStyleClass().add("region-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var words = new Label(Messages.text("viewer.region.words"));
        words.getStyleClass().addAll(Styles.TEXT_SMALL, "region-words");
        var button = Controls.button(Material2OutlinedMZ.QUESTION_ANSWER, Messages.text("viewer.region.ask"), ask);
        button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT, "ask-region");
        button.setMinWidth(USE_PREF_SIZE);
        var cancel = Controls.iconButton(Material2AL.CLOSE, Messages.text("viewer.region.remove"), unmark);
        cancel.getStyleClass().addAll(Styles.SMALL, "remove-region");
        getChildren().addAll(words, button, cancel);
        managedProperty().bind(visibleProperty());
    }
}
