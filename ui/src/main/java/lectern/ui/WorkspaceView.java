package lectern.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.app.Notice;
import lectern.ui.MainArea.Instead;
import lectern.ui.composer.ComposerState;
import lectern.ui.composer.ComposerView;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.Overlay;
import lectern.ui.conversations.ConversationItem;
import lectern.ui.conversations.ConversationsView;
import lectern.ui.conversations.TemporaryBars;
import lectern.ui.model.ModelBanners;
import lectern.ui.model.ModelChip;
import lectern.ui.model.OpenModelPane;
import lectern.ui.palette.Command;
import lectern.ui.palette.PalettePane;
import lectern.ui.search.SearchField;
import lectern.ui.search.SearchResults;
import lectern.ui.settings.SettingsSections;
import lectern.ui.settings.SettingsView;
import lectern.ui.tables.TablesView;
import lectern.ui.transcript.TranscriptView;
import lectern.ui.viewer.ViewerView;

/** The areas of the window over an open library: sidebar, header, banners, transcript, composer. */
final class WorkspaceView implements DropTarget.Actions {

    private final Workspace workspace;
    private final FileDialogs dialogs;
    private final Overlay overlay;
    private final ConversationsView conversations;
    private final SearchField search;
    private final SearchResults results;
    private final TranscriptView transcript;
    private final ComposerView composer;
    private final ModelChip chip;
    private final MainArea main;
    private final ConversationSplit conversation;
    private List<Command> commands = List.of();
    private TablesView tables;

    /** As it was opened last. */
    private SettingsView settings;

    WorkspaceView(Workspace workspace, FileDialogs dialogs, Overlay overlay, List<Notice> startNotices) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.overlay = overlay;
        var elsewhere = new Elsewhere(workspace, this, dialogs, overlay);
        results = new SearchResults(workspace.search(), this::focusSearch);
        results.visibleProperty().bind(workspace.search().searchingProperty());
        search = new SearchField(workspace.search(), results::focusFirst);
        conversations = new ConversationsView(
                workspace.conversations(), workspace.actions(), dialogs, search, results, elsewhere::nameFolder,
                this::beginTemporary, this::focusComposer);
        transcript = new TranscriptView(
                workspace.transcript(), workspace.turns(), workspace.samples(), elsewhere);
        composer = new ComposerView(
                workspace.composer(), () -> UsualPresets.offered(workspace.settings()), dialogs, elsewhere);
        chip = new ModelChip(workspace.model(), this::chooseModel);
        VBox.setVgrow(transcript, Priority.ALWAYS);
        conversation = new ConversationSplit(
                new VBox(
                        TemporaryBars.above(workspace.temporary(), busy(), composer::focusText), transcript,
                        TemporaryBars.below(workspace.temporary(), composer::focusText), composer),
                workspace.viewer(), composer::focusText);
        workspace.composer().setOnAttachedKept(this::focusComposer);
        main = new MainArea(
                new ModelBanners(workspace.model(), this::chooseModel, this::openContextSize), conversation,
                composer::focusText);
        startNotices.forEach(notice -> main.say(Messages.of(notice)));
    }

    ConversationsView sidebar() {
        return conversations;
    }

    MainArea main() {
        return main;
    }

    SearchField search() {
        return search;
    }

    ComposerView composer() {
        return composer;
    }

    TranscriptView transcript() {
        return transcript;
    }

    ViewerView viewer() {
        return conversation.viewer();
    }

    ModelChip chip() {
        return chip;
    }

    /** Shows the title of the open conversation, or that these are the settings or a table. */
    void bindTitle(Header header) {
        var listed = workspace.conversations().selectedProperty().flatMap(ConversationItem::titleProperty).orElse("");
        var title = workspace.temporary().shownProperty().flatMap(
                temporary -> temporary ? new SimpleStringProperty(Messages.text("temporary.title")) : listed);
        header.title().wordsProperty().bind(Bindings.createStringBinding(
                () -> switch (main.insteadProperty().get()) {
                    case SETTINGS -> Messages.text("settings.title");
                    case TABLES -> Messages.text("tables.title");
                    case null -> title.getValue();
                },
                main.insteadProperty(), title));
    }

    /** @param layout of the sidebar, which some of them need */
    void makeCommands(SidebarLayout layout) {
        commands = Commands.of(workspace, this, layout);
        workspace.open().idProperty().subscribe(main::showConversation);
        workspace.settingsModel().wipesProperty().subscribe((before, now) -> {
            // Fields that still show what was wiped would keep it again.
            main.showConversation();
            openSettings();
        });
    }

    List<Command> commands() {
        return commands;
    }

    /** Shows a conversation of which nothing is kept. */
    void beginTemporary() {
        main.showConversation();
        workspace.temporary().begin();
        focusComposer();
    }

    /** Whether an answer is being written or an attachment read, in the conversation that is shown. */
    private ObservableValue<Boolean> busy() {
        return workspace.composer().stateProperty()
                .map(state -> state == ComposerState.ANSWERING || state == ComposerState.READING);
    }

    /** Shows the table in place of the conversation. */
    void openTables() {
        if (!main.shows(Instead.TABLES)) {
            if (tables == null) {
                // There is one table, and the view follows its model for ever.
                tables = new TablesView(workspace.tables(), dialogs, main::showConversation);
            }
            main.show(Instead.TABLES, tables);
            // What scrolls holds its content only once it has its skin.
            tables.applyCss();
            tables.firstFocus().requestFocus();
        }
    }

    /** Shows the settings in place of the conversation. */
    void openSettings() {
        openSettings("");
    }

    /** The settings, at the conversations that were deleted. */
    void openDeleted() {
        openSettings(Messages.text("deleted.title"));
    }

    /** The settings, at the size of the context window. */
    void openContextSize() {
        openSettings(Messages.text("settings.context"));
    }

    /** The settings, at the presets. */
    void openPresets() {
        openSettings(Messages.text("settings.presets"));
    }

    /** @param wanted what is looked for in them; empty for all */
    private void openSettings(String wanted) {
        if (!main.shows(Instead.SETTINGS)) {
            var sections = SettingsSections.of(
                    workspace.settingsModel(), workspace.contextSize(), workspace.deleted(), this::exportAll,
                    this::importFile, commands);
            settings = new SettingsView(workspace.settingsModel(), sections, main::showConversation);
            main.show(Instead.SETTINGS, settings);
            settings.firstFocus().requestFocus();
        }
        if (!wanted.isEmpty()) {
            settings.find(wanted);
        }
    }

    void openPalette() {
        var all = Stream.concat(commands.stream(), Commands.personas(workspace).stream()).toList();
        var pane = new PalettePane(all, Commands.conversations(workspace, this), overlay::close);
        overlay.open(pane, pane.firstFocus());
    }

    void exportAll() {
        dialogs.chooseExport("Lectern").ifPresent(workspace.actions()::exportAll);
    }

    void importFile() {
        dialogs.chooseImport().ifPresent(workspace.actions()::importFile);
    }

    void chooseModel() {
        var near = workspace.model().filesProperty().get().map(files -> files.model());
        dialogs.chooseModelFile(Messages.text("model.open.model.choose"), near).ifPresent(this::openModel);
    }

    @Override
    public void openModel(Path file) {
        var pane = new OpenModelPane(workspace.model().choose(file), dialogs, overlay::close);
        overlay.open(pane, pane.firstFocus());
    }

    @Override
    public void attach(List<Path> files) {
        workspace.composer().attachFiles(files);
        focusComposer();
    }

    @Override
    public void attach(Image picture) {
        workspace.composer().attachPicture(picture);
        focusComposer();
    }

    @Override
    public void write(String words) {
        conversation.uncover();
        composer.take(words);
    }

    private void focusSearch() {
        search.focusText();
    }

    /** Puts the cursor where a question is written. */
    void focusComposer() {
        main.showConversation();
        conversation.uncover();
        // A split pane holds its areas only once it has its skin.
        conversation.applyCss();
        composer.focusText();
    }
}
