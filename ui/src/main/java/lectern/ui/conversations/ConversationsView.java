package lectern.ui.conversations;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The sidebar. */
public final class ConversationsView extends VBox {

    private static final Duration TIME_TO_UNDO = Duration.seconds(12);

    private final ConversationsViewModel model;
    private final ListView<ConversationItem> list;

    public ConversationsView(ConversationsViewModel model) {
        this.model = model;
        getStyleClass().add("conversations");
        var begin = Controls.button(
                Material2AL.ADD, Messages.text("conversations.new"), model::beginNew);
        begin.getStyleClass().addAll("new-conversation");
        begin.setMaxWidth(Double.MAX_VALUE);

        list = new ListView<>(model.items());
        list.getStyleClass().addAll(Styles.DENSE, "conversation-list");
        list.setEditable(true);
        list.setAccessibleText(Messages.text("conversations.name"));
        list.setCellFactory(view -> new ConversationCell(model));
        var none = new Label(Messages.text("conversations.none"));
        none.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        none.setWrapText(true);
        none.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        none.setAlignment(Pos.TOP_LEFT);
        none.setPadding(new Insets(12));
        list.setPlaceholder(none);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setContextMenu(menu());
        VBox.setVgrow(list, Priority.ALWAYS);

        model.selectedProperty().subscribe(item -> showSelection());
        model.items().addListener((ListChangeListener<ConversationItem>) change -> showSelection());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !model.changing()) {
                model.select(item);
            }
        });
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        model.problemProperty().subscribe(problem::say);
        getChildren().addAll(begin, list, problem, undoBar());
    }

    private void showSelection() {
        var item = model.selectedProperty().get();
        int index = item == null ? -1 : list.getItems().indexOf(item);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
        // The arrow keys go on from here, also after the list was filled anew.
        list.getFocusModel().focus(index);
    }

    private Banner undoBar() {
        var undo = new Button(Messages.text("conversations.undo"));
        undo.getStyleClass().addAll(Styles.SMALL, "undo");
        undo.setOnAction(event -> model.undoDelete());
        var bar = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.DELETE, undo);
        bar.getStyleClass().add("undo-bar");
        var timer = new PauseTransition(TIME_TO_UNDO);
        timer.setOnFinished(event -> model.forgetUndo());
        model.deletedProperty().subscribe(item -> {
            bar.say(item == null ? "" : Messages.text("conversations.deleted", name(item)));
            if (item == null) {
                timer.stop();
            } else {
                timer.playFromStart();
            }
        });
        return bar;
    }

    private static String name(ConversationItem item) {
        var title = item.titleProperty().get();
        return title.isBlank() ? Messages.text("conversations.untitled") : title;
    }

    private ContextMenu menu() {
        var rename = new MenuItem(Messages.text("conversations.rename"), Controls.icon(Material2OutlinedAL.EDIT));
        rename.setOnAction(event -> renameSelected());
        var delete = new MenuItem(Messages.text("conversations.delete"), Controls.icon(Material2OutlinedAL.DELETE));
        delete.setOnAction(event -> deleteSelected());
        return new ContextMenu(rename, delete);
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case F2 -> renameSelected();
            case DELETE, BACK_SPACE -> deleteSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void renameSelected() {
        if (list.getSelectionModel().getSelectedIndex() >= 0) {
            list.edit(list.getSelectionModel().getSelectedIndex());
        }
    }

    private void deleteSelected() {
        var item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            model.delete(item);
        }
    }
}
