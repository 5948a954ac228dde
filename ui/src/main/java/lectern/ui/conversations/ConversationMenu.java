package lectern.ui.conversations;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.SeparatorMenuItem;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.emoji.Worded;

/** What can be done with the chosen conversations; made anew each time it is opened, for what is chosen then. */
final class ConversationMenu extends ContextMenu {

    /** The folders there are, and how a new one gets its name. */
    interface Folders {
        List<String> all();

        /** @param before the name so far */
        void name(String before, Consumer<String> take);
    }

    private final ConversationActions actions;
    private final FileDialogs dialogs;
    private final Folders folders;
    private final Runnable rename;
    private final Runnable delete;

    ConversationMenu(
            ConversationActions actions,
            FileDialogs dialogs,
            Folders folders,
            Supplier<List<ConversationItem>> chosen,
            Runnable rename,
            Runnable delete) {
        this.actions = actions;
        this.dialogs = dialogs;
        this.folders = folders;
        this.rename = rename;
        this.delete = delete;
        // Without an entry a menu is not even asked to show itself.
        getItems().add(Controls.item(Messages.text("conversations.delete"), delete));
        setOnShowing(event -> fill(chosen.get()));
    }

    private void fill(List<ConversationItem> chosen) {
        getItems().clear();
        if (chosen.size() == 1) {
            getItems().addAll(
                    Controls.item(Messages.text("conversations.rename"), rename),
                    Controls.item(
                            Messages.text("conversations.name-it"), () -> actions.proposeTitle(chosen.getFirst())),
                    Controls.item(
                            Messages.text("conversations.duplicate"), () -> actions.duplicate(chosen.getFirst())));
        }
        var pin = ConversationActions.all(chosen, ConversationItem::pinned)
                ? Messages.text("conversations.unpin")
                : Messages.text("conversations.pin");
        var archive = ConversationActions.all(chosen, ConversationItem::archived)
                ? Messages.text("conversations.unarchive")
                : Messages.text("conversations.archive");
        getItems().addAll(
                Controls.item(pin, () -> actions.togglePin(chosen)),
                Controls.item(archive, () -> actions.toggleArchive(chosen)),
                folders(chosen),
                Controls.item(Messages.text("conversations.export"), () -> export(chosen)),
                new SeparatorMenuItem(),
                Controls.item(Messages.text("conversations.delete"), delete));
    }

    private Menu folders(List<ConversationItem> chosen) {
        var menu = new Menu(Messages.text("folders.move"));
        for (var folder : folders.all()) {
            menu.getItems().add(Worded.item(Controls.item("", () -> actions.file(chosen, folder)), folder));
        }
        menu.getItems().addAll(
                Controls.item(Messages.text("folders.none"), () -> actions.file(chosen, "")),
                new SeparatorMenuItem(),
                Controls.item(
                        Messages.text("folders.new"),
                        () -> folders.name("", name -> actions.file(chosen, name))));
        return menu;
    }

    private void export(List<ConversationItem> chosen) {
        var name = chosen.size() == 1 ? chosen.getFirst().titleProperty().get() : "Lectern";
        dialogs.chooseExport(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip())
                .ifPresent(file -> actions.export(chosen.stream().map(ConversationItem::id).toList(), file));
    }
}
