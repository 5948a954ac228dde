package lectern.ui.text;

import java.text.BreakIterator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * What is selected of a text, and how the mouse and the keyboard change that: by characters, words and lines. Places
 * are counted in characters from the beginning.
 */
final class TextSelection {

    /** Hears what is selected now. */
    interface Shown {
        void select(int from, int to);
    }

    private final Supplier<String> text;
    private final Shown shown;
    private int anchor;
    private int focus;

    TextSelection(Supplier<String> text, Shown shown) {
        this.text = text;
        this.shown = shown;
    }

    /** @param boundaryAt the place between characters that is nearest to the pointer */
    void listen(Region region, ToIntFunction<MouseEvent> boundaryAt) {
        region.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                region.requestFocus();
                pressed(event, boundaryAt.applyAsInt(event));
                event.consume();
            }
        });
        region.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() < 2) {
                select(anchor, boundaryAt.applyAsInt(event));
                event.consume();
            }
        });
        region.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    int from() {
        return Math.min(anchor, focus);
    }

    int to() {
        return Math.max(anchor, focus);
    }

    boolean isEmpty() {
        return anchor == focus;
    }

    void all() {
        select(0, text.get().length());
    }

    void none() {
        select(focus, focus);
    }

    /** The text has another length now. */
    void clamp(int length) {
        select(Math.min(anchor, length), Math.min(focus, length));
    }

    private void select(int newAnchor, int newFocus) {
        anchor = newAnchor;
        focus = newFocus;
        shown.select(from(), to());
    }

    private void pressed(MouseEvent event, int at) {
        switch (event.getClickCount()) {
            case 1 -> select(event.isShiftDown() ? anchor : at, at);
            case 2 -> word(at);
            default -> line(at);
        }
    }

    private void word(int at) {
        var words = text.get();
        if (!words.isEmpty()) {
            var units = BreakIterator.getWordInstance();
            units.setText(words);
            int end = units.following(Math.min(at, words.length() - 1));
            select(units.previous(), end);
        }
    }

    private void line(int at) {
        var words = text.get();
        int end = words.indexOf('\n', at);
        select(words.lastIndexOf('\n', at - 1) + 1, end < 0 ? words.length() : end);
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            all();
        } else if (event.getCode() == KeyCode.ESCAPE && !isEmpty()) {
            none();
        } else if (event.isShiftDown() && isArrow(event.getCode())) {
            extend(event);
        } else {
            return;
        }
        event.consume();
    }

    private static boolean isArrow(KeyCode code) {
        return code == KeyCode.LEFT || code == KeyCode.RIGHT || code == KeyCode.UP || code == KeyCode.DOWN;
    }

    private void extend(KeyEvent event) {
        var words = text.get();
        var units = event.isShortcutDown() ? BreakIterator.getWordInstance() : BreakIterator.getCharacterInstance();
        units.setText(words);
        int next = switch (event.getCode()) {
            case LEFT -> focus == 0 ? 0 : units.preceding(focus);
            case RIGHT -> focus == words.length() ? focus : units.following(focus);
            case UP -> Math.max(0, words.lastIndexOf('\n', focus - 2) + 1);
            default -> words.indexOf('\n', focus) < 0 ? words.length() : words.indexOf('\n', focus) + 1;
        };
        select(anchor, next);
    }
}
