package lectern.ui.text;

import javafx.geometry.Bounds;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import lectern.ui.emoji.Worded;

/**
 * A place in a text that the keyboard goes to: a link, or words with a note, which it shows. It lies over the words and
 * is seen only while it has the keyboard; Enter is heard by the text that it is in.
 */
final class Spot extends Region {

    private final Tooltip note = Notes.tooltip();
    private Run run;

    Spot() {
        getStyleClass().add("text-spot");
        setManaged(false);
        setMouseTransparent(true);
        setFocusTraversable(true);
        focusedProperty().subscribe(this::showNote);
    }

    void show(Run next) {
        run = next;
        setAccessibleRole(run.target().isEmpty() ? AccessibleRole.TEXT : AccessibleRole.HYPERLINK);
        setAccessibleText(run.note().isEmpty() ? run.text() : run.text() + ". " + run.note());
    }

    Run run() {
        return run;
    }

    /** Around the words, wherever they are by now. */
    void place(double x, double y, double width, double height) {
        resizeRelocate(x - 2, y - 1, width + 4, height + 2);
    }

    void hideNote() {
        note.hide();
    }

    private void showNote(boolean focused) {
        note.hide();
        if (focused && run != null && !run.note().isEmpty() && getScene() != null && getScene().getWindow() != null) {
            Worded.say(note, run.note());
            Bounds bounds = localToScreen(getLayoutBounds());
            if (bounds != null) {
                note.show(this, bounds.getMinX(), bounds.getMaxY() + 4);
            }
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
