package lectern.ui.conversations;

import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsField;

/**
 * The one title that is being written anew, and the field for it, which stands in whatever row shows its conversation.
 * The list's own way of editing is not used: it begins with every click on the chosen row, and gives up what was typed
 * when another row is clicked on.
 */
final class Renaming {

    private final BiConsumer<ConversationItem, String> rename;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<ConversationItem> item = new ReadOnlyObjectWrapper<>();
    private final TextField editor = new WordsField();

    /**
     * @param rename takes a conversation and what was typed
     * @param done gives the keyboard back to the list, after a key ended it
     */
    Renaming(BiConsumer<ConversationItem, String> rename, Runnable done) {
        this.rename = rename;
        this.done = done;
        editor.setAccessibleText(Messages.text("conversations.rename"));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        editor.focusedProperty().subscribe(focused -> {
            if (!focused) {
                keepIfLeft();
                // While its row moves in the list, the field is nowhere; then it has the keyboard again.
                Platform.runLater(this::keepIfGone);
            }
        });
    }

    /** The conversation whose title is written; null for none. */
    ReadOnlyObjectProperty<ConversationItem> itemProperty() {
        return item.getReadOnlyProperty();
    }

    TextField editor() {
        return editor;
    }

    void begin(ConversationItem renamed) {
        keep();
        editor.setText(renamed.titleProperty().get());
        item.set(renamed);
        editor.selectAll();
    }

    /** The keyboard is elsewhere in the window. While the window is behind another, the field keeps its place. */
    private void keepIfLeft() {
        var scene = editor.getScene();
        if (scene != null && scene.getFocusOwner() != null && scene.getFocusOwner() != editor) {
            keep();
        }
    }

    private void keepIfGone() {
        if (editor.getScene() == null || editor.getScene().getFocusOwner() != editor) {
            keep();
        }
    }

    /** Ends it, if a title is being written, and keeps what was typed. */
    void keep() {
        var renamed = item.get();
        if (renamed != null) {
            item.set(null);
            rename.accept(renamed, editor.getText());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            keep();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            item.set(null);
        } else {
            return;
        }
        done.run();
        event.consume();
    }
}
