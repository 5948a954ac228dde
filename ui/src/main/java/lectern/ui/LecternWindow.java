package lectern.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lectern.app.Lectern;
import lectern.app.WritingSystem;
import lectern.engine.ModelFiles;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.Overlay;
import lectern.ui.task.Background;
import lectern.ui.text.PangoWrapping;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window. It is on screen before the library has been opened: what it needs from there comes when it is ready, and
 * if it does not come, the window says why.
 */
public final class LecternWindow {

    private static final Logger LOG = LoggerFactory.getLogger(LecternWindow.class);
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    /** After the start: what is drawn first is on screen by then. */
    private static final Duration AT_REST = Duration.ofMillis(300);

    private final Background background;
    private final FileDialogs dialogs;
    private final Callable<Lectern> opener;
    private final Optional<ModelFiles> firstModel;
    private final VBox sidebar = new VBox();
    private final VBox content = new VBox();
    private final SidebarLayout layout = new SidebarLayout(sidebar, content);
    private final Header header = new Header(layout::toggle);
    private final DropOverlay dropOverlay = new DropOverlay();
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane(layout, dropOverlay, overlay);
    private final StartView start;
    private final Scene scene = new Scene(root, WindowPlace.FIRST.width(), WindowPlace.FIRST.height());
    private Lectern lectern;
    private Workspace workspace;
    private WorkspaceView view;

    /**
     * @param opener opens the library; runs in the background
     * @param firstModel to open at the start; empty for the one that was used last
     * @param quit ends the program
     */
    public LecternWindow(
            Background background,
            FileDialogs dialogs,
            Callable<Lectern> opener,
            Optional<ModelFiles> firstModel,
            Runnable quit) {
        PangoWrapping.mend();
        this.background = background;
        this.dialogs = dialogs;
        this.opener = opener;
        this.firstModel = firstModel;
        root.getStyleClass().add("lectern");
        if (RIGHT_TO_LEFT.contains(Messages.locale().getLanguage())) {
            root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
        sidebar.getStyleClass().add("sidebar");
        start = new StartView(this::openLibrary, quit);
        VBox.setVgrow(start, Priority.ALWAYS);
        content.getChildren().setAll(header, start);
        Theme.follow(scene);
    }

    public Scene scene() {
        return scene;
    }

    /** Puts the window on a stage and begins to open the library. */
    public void show(Stage stage) {
        stage.setTitle(Messages.text("window.title"));
        stage.setMinWidth(480);
        stage.setMinHeight(400);
        stage.setScene(scene);
        stage.show();
        openLibrary();
    }

    private void openLibrary() {
        start.show(WindowState.STARTING, "");
        background.run(
                () -> {
                    var opened = opener.call();
                    return new Opened(opened, Workspace.lastConversation(opened));
                },
                this::connect,
                failure -> {
                    LOG.error("The library could not be opened", failure);
                    start.show(WindowState.FAILED, Messages.of(failure, Messages.text("start.failed")));
                });
    }

    private record Opened(Lectern lectern, OptionalLong last) {}

    private void connect(Opened opened) {
        lectern = opened.lectern();
        workspace = new Workspace(lectern, background, opened.last());
        view = new WorkspaceView(workspace, dialogs, overlay, lectern.startNotices());
        VBox.setVgrow(view.sidebar(), Priority.ALWAYS);
        sidebar.getChildren().setAll(view.sidebar());
        VBox.setVgrow(view.main(), Priority.ALWAYS);
        content.getChildren().setAll(header, view.main());
        view.makeCommands(layout);
        Appearance.follow(scene, lectern.settings(), background);
        lectern.settings().listen(
                UiSettings.LANGUAGE, tag -> Languages.keep(lectern.paths().data(), tag));
        header.setEnd(view.chip());
        header.setEnd(Controls.iconButton(
                Material2OutlinedAL.GRID_ON, Messages.text("command.table"), view::openTables));
        header.setEnd(Controls.iconButton(
                Material2OutlinedMZ.SETTINGS, Messages.text("window.settings"), view::openSettings));
        view.bindTitle(header);
        rememberSidebar();
        // What a conversation is chosen for is to be read: a sidebar that covers it goes away.
        workspace.open().idProperty().subscribe(layout::uncover);
        new DropTarget(root, dropOverlay, view, () -> !overlay.isVisible());
        new Shortcuts(scene, workspace, view, layout, overlay).install();
        firstModel.ifPresentOrElse(workspace.model()::open, workspace.model()::reopenLast);
        view.focusComposer();
        background.later(AT_REST, () -> {
            view.transcript().rehearse(scene.getStylesheets());
            lookForFonts();
        });
    }

    /** Windows and macOS bring the letters of every language; elsewhere nobody may have installed them. */
    private void lookForFonts() {
        if (System.getProperty("os.name").equals("Linux")) {
            background.run(
                    () -> WritingSystem.of(Messages.locale()).filter(system -> !system.hasFont()),
                    missing -> missing.ifPresent(
                            system -> view.main().say(Messages.text("fonts.missing", system.debianPackage()))),
                    failure -> LOG.warn("The fonts could not be asked for", failure));
        }
    }

    private void rememberSidebar() {
        layout.dockedProperty().set(lectern.settings().get(UiSettings.SIDEBAR));
        layout.dockedProperty().subscribe((before, docked) -> background.performInOrder(
                () -> lectern.settings().set(UiSettings.SIDEBAR, docked),
                () -> {},
                failure -> LOG.warn("The sidebar's state was not remembered", failure)));
    }

    /** Keeps what is being written, then closes the library. Waits: for the end of the program only. */
    public void close() {
        if (workspace != null) {
            view.sidebar().keepNow();
            workspace.close();
        }
        if (lectern != null) {
            lectern.models().cancelLoading();
        }
        background.close();
        if (lectern != null) {
            lectern.close();
        }
    }
}
