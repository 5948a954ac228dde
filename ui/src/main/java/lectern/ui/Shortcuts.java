package lectern.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import lectern.ui.control.Overlay;
import lectern.ui.text.VirtualColumn;

/** What the keyboard does anywhere in the window. */
final class Shortcuts {

    private final Scene scene;
    private final Workspace workspace;
    private final WorkspaceView view;
    private final SidebarLayout layout;
    private final Overlay overlay;

    Shortcuts(Scene scene, Workspace workspace, WorkspaceView view, SidebarLayout layout, Overlay overlay) {
        this.scene = scene;
        this.workspace = workspace;
        this.view = view;
        this.layout = layout;
        this.overlay = overlay;
    }

    void install() {
        KeyboardFocus.follow(scene);
        view.commands().forEach(command -> command.keys().ifPresent(keys -> on(keys, command.run())));
        // The key of plus on many keyboards, without Shift.
        on(KeyCombination.valueOf("Shortcut+Equals"), () -> {
            if (workspace.viewer().isOpen()) {
                view.viewer().enlarge();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::typeAnywhere);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pageTranscript);
    }

    private void on(KeyCombination keys, Runnable action) {
        scene.getAccelerators().put(keys, () -> {
            if (!overlay.isVisible()) {
                action.run();
            }
        });
    }

    /** Stops an answer; puts away what covers the conversation. */
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !overlay.isVisible()) {
            if (layout.narrowProperty().get() && layout.sidebarShown()) {
                layout.uncover();
            } else if (view.main().coversConversation()) {
                view.main().showConversation();
            } else {
                workspace.transcript().stop();
            }
        }
    }

    /** Letters typed where there is nothing to type into go to the composer. */
    private void typeAnywhere(KeyEvent event) {
        var characters = event.getCharacter();
        boolean printable = !characters.isBlank() && characters.codePoints().noneMatch(Character::isISOControl);
        boolean command = event.isShortcutDown() || event.isControlDown() || event.isMetaDown();
        if (printable && !command && !overlay.isVisible() && view.main().showsConversation()
                && !(scene.getFocusOwner() instanceof TextInputControl)) {
            view.composer().type(characters);
            event.consume();
        }
    }

    /** The composer never needs a page of its own; the transcript does. */
    private void pageTranscript(KeyEvent event) {
        boolean page = event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN;
        if (page && !overlay.isVisible() && isInside(scene.getFocusOwner(), view.composer())) {
            VirtualColumn<?> column = view.transcript().column();
            column.scrollBy((event.getCode() == KeyCode.PAGE_UP ? -0.9 : 0.9) * column.getHeight());
            event.consume();
        }
    }

    private static boolean isInside(Node node, Parent area) {
        for (var n = node; n != null; n = n.getParent()) {
            if (n == area) {
                return true;
            }
        }
        return false;
    }
}
