package lectern.ui.conversations;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.text.OwnDirection;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * A row of the list: the title, above it the heading of its group if it is the first; where the pointer is and on the
 * chosen row, what can be done with it.
 */
final class ConversationCell extends ListCell<ConversationItem> {

    private final ConversationsViewModel model;
    private final Label title = OwnDirection.of(new Label());
    private final Label heading = new Label();
    private final TextField editor = new TextField();
    private final Button more;
    private final HBox row;
    private final StackPane place;
    private final VBox all;
    private Subscription shown = Subscription.EMPTY;

    ConversationCell(ConversationsViewModel model) {
        this.model = model;
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
        editor.setAccessibleText(Messages.text("conversations.rename"));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::editorKey);
        editor.focusedProperty().subscribe(focused -> {
            if (!focused && isEditing()) {
                finishRenaming();
            }
        });
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
        shown = Subscription.combine(
                item.titleProperty().subscribe(this::showTitle),
                item.headingProperty().subscribe(heading::setText));
        place.getChildren().setAll(isEditing() ? editor : row);
        setGraphic(all);
    }

    private void showTitle(String words) {
        var name = words.isBlank() ? Messages.text("conversations.untitled") : words;
        title.setText(name);
        setAccessibleText(name);
    }

    private void showMenu() {
        var selection = getListView().getSelectionModel();
        if (!selection.isSelected(getIndex())) {
            selection.clearAndSelect(getIndex());
        }
        getListView().getContextMenu().show(more, Side.BOTTOM, 0, 0);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing()) {
            editor.setText(getItem().titleProperty().get());
            place.getChildren().setAll(editor);
            editor.requestFocus();
            editor.selectAll();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        place.getChildren().setAll(row);
    }

    private void editorKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            finishRenaming();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
        } else {
            return;
        }
        getListView().requestFocus();
        event.consume();
    }

    private void finishRenaming() {
        var item = getItem();
        cancelEdit();
        model.rename(item, editor.getText());
    }
}
