package lectern.ui.conversations;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.Worded;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Chooses the folder that is listed. It is there when there are folders. */
final class FolderChoice extends MenuButton {

    private final ConversationsViewModel model;
    private final ConversationActions actions;
    private final ConversationMenu.Folders folders;

    FolderChoice(ConversationsViewModel model, ConversationActions actions, ConversationMenu.Folders folders) {
        this.model = model;
        this.actions = actions;
        this.folders = folders;
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "folder-choice");
        setMaxWidth(Double.MAX_VALUE);
        model.folderProperty().subscribe(folder -> Worded.say(
                this,
                folder.isEmpty() ? Messages.text("folders.all") : folder,
                Controls.icon(Material2OutlinedAL.FOLDER)));
        accessibleTextProperty().bind(textProperty().map(text -> Messages.text("folders.name") + ": " + text));
        visibleProperty().bind(Bindings.isNotEmpty(model.folders()));
        managedProperty().bind(visibleProperty());
        // Without an entry a menu is not even asked to show itself.
        getItems().add(new SeparatorMenuItem());
        setOnShowing(event -> fill());
    }

    private void fill() {
        getItems().clear();
        var group = new ToggleGroup();
        getItems().add(choice(group, "", Messages.text("folders.all")));
        model.folders().forEach(folder -> getItems().add(choice(group, folder, folder)));
        var listed = model.folderProperty().get();
        if (!listed.isEmpty()) {
            getItems().addAll(
                    new SeparatorMenuItem(),
                    Controls.item(Messages.text("folders.rename"), () -> folders.name(listed, name -> {
                        actions.renameFolder(listed, name);
                        model.folderProperty().set(name);
                    })),
                    Controls.item(Messages.text("folders.dissolve"), () -> actions.renameFolder(listed, "")));
        }
    }

    private RadioMenuItem choice(ToggleGroup group, String folder, String name) {
        var item = Worded.item(new RadioMenuItem(), name);
        item.setToggleGroup(group);
        item.setSelected(folder.equals(model.folderProperty().get()));
        item.setOnAction(event -> model.folderProperty().set(folder));
        return item;
    }
}
