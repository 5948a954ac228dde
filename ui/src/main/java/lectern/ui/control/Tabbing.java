package lectern.ui.control;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Tab where several lines are typed: no tab characters are needed there, and the keyboard needs a way out. */
public final class Tabbing {

    private Tabbing() {}

    /** Tab goes on to what comes next, and with Shift back. */
    public static void leaves(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(area, event));
    }

    /** Goes on if the key is Tab, which is used up then. @return whether it was */
    public static boolean leave(TextArea area, KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isShortcutDown()) {
            return false;
        }
        area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        event.consume();
        return true;
    }
}
