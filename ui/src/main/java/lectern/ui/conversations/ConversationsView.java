package lectern.ui.conversations;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.UndoBar;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The sidebar. */
public final class ConversationsView extends VBox {

    private final ConversationsViewModel model;
    private final ListView<ConversationItem> list;
    private final Renaming renaming;
    private final Runnable goOn;

    /**
     * @param search the field above the list, and what it finds, which then stands in its place
     * @param askName asks the person for the name of a folder, given its name so far
     * @param beginTemporary shows a conversation of which nothing is kept
     * @param goOn puts the cursor where the next question of the chosen conversation is written
     */
    public ConversationsView(
            ConversationsViewModel model,
            ConversationActions actions,
            FileDialogs dialogs,
            Node searchField,
            Node searchResults,
            BiConsumer<String, Consumer<String>> askName,
            Runnable beginTemporary,
            Runnable goOn) {
        this.model = model;
        this.goOn = goOn;
        var folders = folders(askName);
        getStyleClass().add("conversations");
        var begin = Controls.button(
                Material2AL.ADD, Messages.text("conversations.new"), model::beginNew);
        begin.getStyleClass().addAll("new-conversation");
        begin.setMaxWidth(Double.MAX_VALUE);
        begin.setMinWidth(0);
        HBox.setHgrow(begin, Priority.ALWAYS);
        var temporary = Controls.iconButton(
                Material2OutlinedMZ.TIMER, Messages.text("command.temporary"), beginTemporary);
        temporary.getStyleClass().add("new-temporary");
        var beginnings = new HBox(4, begin, temporary);
        beginnings.setAlignment(Pos.CENTER_LEFT);

        list = new ListView<>(model.items());
        list.getStyleClass().addAll(Styles.DENSE, "conversation-list");
        list.setAccessibleText(Messages.text("conversations.name"));
        renaming = new Renaming(model::rename, list::requestFocus);
        list.setCellFactory(view -> new ConversationCell(renaming));
        var none = new Label(Messages.text("conversations.none"));
        none.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        none.setWrapText(true);
        none.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        none.setAlignment(Pos.TOP_LEFT);
        none.setPadding(new Insets(12));
        list.setPlaceholder(none);
        // Nobody could see that an empty list has the keyboard.
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(model.items()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setContextMenu(new ConversationMenu(
                actions, dialogs, folders, this::chosen, this::renameSelected, this::deleteSelected));
        VBox.setVgrow(list, Priority.ALWAYS);

        model.selectedProperty().subscribe(item -> showSelection());
        model.items().addListener((ListChangeListener<ConversationItem>) change -> showSelection());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            boolean one = list.getSelectionModel().getSelectedIndices().size() <= 1;
            if (item != null && one && !model.changing()) {
                model.select(item);
            }
        });
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        model.problemProperty().subscribe(problem::say);
        var archived = new ToggleButton();
        archived.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "show-archived");
        archived.setMaxWidth(Double.MAX_VALUE);
        archived.selectedProperty().bindBidirectional(model.showArchivedProperty());
        archived.textProperty().bind(model.archivedCountProperty()
                .map(count -> Messages.text("conversations.show-archived", count)));
        archived.visibleProperty().bind(model.archivedCountProperty().greaterThan(0)
                .and(searchResults.visibleProperty().not()));
        archived.managedProperty().bind(archived.visibleProperty());
        var status = new Banner(
                Banner.Kind.NOTICE,
                Material2OutlinedAL.INFO,
                Controls.iconButton(Material2AL.CLOSE, Messages.text("window.dismiss"), actions::dismissStatus));
        status.getStyleClass().add("undo-bar");
        actions.statusProperty().subscribe(status::say);
        list.visibleProperty().bind(searchResults.visibleProperty().not());
        var place = new StackPane(list, searchResults);
        VBox.setVgrow(place, Priority.ALWAYS);
        var choice = new FolderChoice(model, actions, folders);
        choice.disableProperty().bind(searchResults.visibleProperty());
        getChildren().addAll(beginnings, searchField, choice, place, archived, problem, status, undoBar());
    }

    private ConversationMenu.Folders folders(BiConsumer<String, Consumer<String>> askName) {
        return new ConversationMenu.Folders() {
            @Override
            public List<String> all() {
                return model.folders();
            }

            @Override
            public void name(String before, Consumer<String> take) {
                askName.accept(before, take);
            }
        };
    }

    private void showSelection() {
        var item = model.selectedProperty().get();
        int index = item == null ? -1 : list.getItems().indexOf(item);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (list.getSelectionModel().getSelectedIndices().size() > 1) {
            return;
        }
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
        // The arrow keys go on from here, also after the list was filled anew.
        list.getFocusModel().focus(index);
    }

    private Banner undoBar() {
        return UndoBar.of(
                model.deletedProperty().map(item -> model.deletedCount() == 1
                        ? Messages.text("conversations.deleted", name(item))
                        : Messages.text("conversations.deleted.many", model.deletedCount())),
                model::undoDelete,
                model::forgetUndo);
    }

    private static String name(ConversationItem item) {
        var title = item.titleProperty().get();
        return title.isBlank() ? Messages.text("conversations.untitled") : title;
    }

    private List<ConversationItem> chosen() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case F2 -> renameSelected();
            case DELETE, BACK_SPACE -> deleteSelected();
            case ENTER -> goOn.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Has the title of the chosen conversation written anew, if there is one. */
    public void renameSelected() {
        int index = list.getSelectionModel().getSelectedIndex();
        if (index >= 0) {
            list.scrollTo(index);
            renaming.begin(list.getItems().get(index));
        }
    }

    /** Keeps a title that is being written. */
    public void keepNow() {
        renaming.keep();
    }

    private void deleteSelected() {
        model.delete(chosen());
    }
}
