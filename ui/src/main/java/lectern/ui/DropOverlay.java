package lectern.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Says over the whole window what letting go will do. It takes no part in the drag itself, so it cannot flicker. */
final class DropOverlay extends StackPane {

    private final Label words = new Label();

    DropOverlay() {
        getStyleClass().add("drop-overlay");
        setMouseTransparent(true);
        setVisible(false);
        words.getStyleClass().add("drop-words");
        var card = new VBox(12, Controls.icon(Material2OutlinedAL.ADD_PHOTO_ALTERNATE), words);
        card.getStyleClass().add("drop-card");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
    }

    void show(String sentence) {
        words.setText(sentence);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
