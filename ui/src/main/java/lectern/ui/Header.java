package lectern.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The line above the conversation: the sidebar's switch, the title, the model. */
final class Header extends HBox {

    private final WordsLabel title = OwnDirection.of(new WordsLabel());

    Header(Runnable toggleSidebar) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        var toggle = Controls.iconButton(Material2OutlinedMZ.MENU, Messages.text("window.sidebar"), toggleSidebar);
        toggle.getStyleClass().add("toggle-sidebar");
        title.getStyleClass().add("header-title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        getChildren().addAll(toggle, title);
    }

    WordsLabel title() {
        return title;
    }

    void setEnd(Node node) {
        getChildren().add(node);
    }
}
