package lectern.ui;

import java.util.ArrayList;
import java.util.List;
import lectern.app.Setting;
import lectern.app.Settings;
import lectern.ui.conversations.ConversationItem;
import lectern.ui.palette.Command;
import lectern.ui.viewer.PageZoom;

/** What can be done from anywhere, for the keyboard, the palette and the list of shortcuts. */
final class Commands {

    private Commands() {}

    static List<Command> of(Workspace workspace, WorkspaceView view, SidebarLayout layout) {
        return List.of(
                Command.of(Messages.text("command.new"), "Shortcut+N", () -> {
                    view.main().showConversation();
                    workspace.conversations().beginNew();
                    view.focusComposer();
                }),
                Command.of(Messages.text("command.temporary"), "Shortcut+Shift+N", view::beginTemporary),
                Command.of(Messages.text("command.search"), "Shortcut+F", () -> {
                    layout.reveal();
                    view.search().focusText();
                }),
                Command.of(Messages.text("command.rename"), "F2", () -> {
                    layout.reveal();
                    // What was found stands in place of the list.
                    workspace.search().clear();
                    view.sidebar().renameSelected();
                }),
                Command.of(Messages.text("command.palette"), "Shortcut+K", view::openPalette),
                Command.of(Messages.text("command.settings"), "Shortcut+Comma", view::openSettings),
                Command.of(Messages.text("command.model"), "Shortcut+O", view::chooseModel),
                Command.of(Messages.text("command.context"), "", view::openContextSize),
                Command.of(Messages.text("command.sidebar"), "Shortcut+B", layout::toggle),
                Command.of(Messages.text("command.composer"), "Shortcut+L", view::focusComposer),
                Command.of(Messages.text("command.again"), "Shortcut+R", () -> {
                    var messages = workspace.transcript().messages();
                    if (!messages.isEmpty()) {
                        workspace.turns().regenerate(messages.getLast());
                    }
                }),
                Command.of(Messages.text("command.read"), "Shortcut+Shift+L", view.transcript()::focusNewestAnswer),
                Command.of(Messages.text("command.start"), "Shortcut+Home", view.transcript().column()::showStart),
                Command.of(Messages.text("command.end"), "Shortcut+End", view.transcript().column()::showEnd),
                Command.of(
                        Messages.text("command.page.enlarge"), "Shortcut+Plus",
                        whileOpen(workspace, view.viewer()::enlarge)),
                Command.of(
                        Messages.text("command.page.reduce"), "Shortcut+Minus",
                        whileOpen(workspace, view.viewer()::reduce)),
                Command.of(
                        Messages.text("command.page.fit"), "Shortcut+0",
                        whileOpen(workspace, () -> workspace.viewer().zoom().fit(PageZoom.Fit.PAGE))),
                Command.of(Messages.text("command.table"), "Shortcut+T", view::openTables),
                Command.of(Messages.text("command.export"), "", view::exportAll),
                Command.of(Messages.text("command.import"), "", view::importFile),
                Command.of(Messages.text("command.deleted"), "", view::openDeleted),
                theme(workspace, Messages.text("command.theme.light"), UiSettings.ThemeChoice.LIGHT),
                theme(workspace, Messages.text("command.theme.dark"), UiSettings.ThemeChoice.DARK),
                theme(workspace, Messages.text("command.theme.system"), UiSettings.ThemeChoice.SYSTEM));
    }

    /** Going to each conversation, the newest first. */
    static List<Command> conversations(Workspace workspace, WorkspaceView view) {
        return workspace.conversations().items().stream()
                .map(item -> Command.of(name(item), "", () -> {
                    view.main().showConversation();
                    workspace.open().show(item.id());
                }))
                .toList();
    }

    /** Choosing who answers, where there are personas. */
    static List<Command> personas(Workspace workspace) {
        var personas = workspace.settings().get(Settings.PERSONAS);
        var names = personas.isEmpty() ? List.<String>of() : new ArrayList<>(List.of(""));
        personas.forEach(persona -> names.add(persona.name()));
        return names.stream()
                .map(name -> Command.of(
                        name.isEmpty()
                                ? Messages.text("command.persona.none")
                                : Messages.text("command.persona", name),
                        "",
                        () -> workspace.settingsModel().set(Settings.PERSONA, name)))
                .toList();
    }

    private static String name(ConversationItem item) {
        var title = item.titleProperty().get();
        return title.isBlank() ? Messages.text("conversations.untitled") : title;
    }

    /** Only while a page is looked at. */
    private static Runnable whileOpen(Workspace workspace, Runnable action) {
        return () -> {
            if (workspace.viewer().isOpen()) {
                action.run();
            }
        };
    }

    private static Command theme(Workspace workspace, String name, UiSettings.ThemeChoice choice) {
        Setting<UiSettings.ThemeChoice> setting = UiSettings.THEME;
        return Command.of(name, "", () -> workspace.settings().set(setting, choice));
    }
}
