package lectern.ui;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Shows where the keyboard is after a shortcut has moved it. JavaFX shows that ({@code :focus-visible}) only where Tab
 * or an arrow key moved it. What has the keyboard without a press of the mouse has the pseudo-class
 * {@code keyboard-focus}.
 */
final class KeyboardFocus {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("keyboard-focus");

    private boolean keys = true;

    private KeyboardFocus() {}

    static void follow(Scene scene) {
        var focus = new KeyboardFocus();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> focus.keys = true);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> focus.keys = false);
        scene.focusOwnerProperty().subscribe(focus::moved);
    }

    private void moved(Node before, Node now) {
        if (before != null) {
            before.pseudoClassStateChanged(SHOWN, false);
        }
        if (now != null) {
            now.pseudoClassStateChanged(SHOWN, keys);
        }
    }
}
