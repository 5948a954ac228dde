package lectern.ui.conversations;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * A row of the list: the title, above it the heading of its group if it is the first; where the pointer is and on the
 * chosen row, what can be done with it.
 */
final class ConversationCell extends ListCell<ConversationItem> {

    private final Renaming renaming;
    private final WordsLabel title = OwnDirection.of(new WordsLabel());
    private final Label heading = new Label();
    private final Button more;
    private final HBox row;
    private final StackPane place;
    private final VBox all;
    private Subscription shown = Subscription.EMPTY;

    ConversationCell(Renaming renaming) {
        this.renaming = renaming;
        getStyleClass().add("conversation-cell");
        title.getStyleClass().add("conversation-title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        heading.getStyleClass().add("conversation-heading");
        heading.visibleProperty().bind(heading.textProperty().isNotEmpty());
        heading.managedProperty().bind(heading.visibleProperty());
        more = Controls.iconButton(
                Material2MZ.MORE_HORIZ, Messages.text("conversations.more"), this::showMenu);
        more.getStyleClass().add("conversation-more");
        // The keyboard reaches the same menu by the menu key, F2 and Delete; the list itself is the one tab stop.
        more.setFocusTraversable(false);
        more.visibleProperty().bind(hoverProperty().or(selectedProperty()));
        more.managedProperty().bind(more.visibleProperty());
        HBox.setHgrow(title, Priority.ALWAYS);
        row = new HBox(8, title, more);
        row.getStyleClass().add("conversation-row");
        row.setAlignment(Pos.CENTER_LEFT);
        place = new StackPane(row);
        all = new VBox(heading, place);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ConversationItem item, boolean empty) {
        super.updateItem(item, empty);
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(all);
        shown = Subscription.combine(
                item.titleProperty().subscribe(this::showTitle),
                item.headingProperty().subscribe(heading::setText),
                renaming.itemProperty().subscribe(renamed -> showRow(renamed == item)));
    }

    private void showRow(boolean renamed) {
        var shows = renamed ? renaming.editor() : row;
        if (!place.getChildren().contains(shows)) {
            place.getChildren().setAll(shows);
            if (renamed) {
                shows.requestFocus();
            }
        }
    }

    private void showTitle(String words) {
        var name = words.isBlank() ? Messages.text("conversations.untitled") : words;
        title.setWords(name);
        setAccessibleText(name);
    }

    private void showMenu() {
        var selection = getListView().getSelectionModel();
        if (!selection.isSelected(getIndex())) {
            selection.clearAndSelect(getIndex());
        }
        getListView().getContextMenu().show(more, Side.BOTTOM, 0, 0);
    }
}
