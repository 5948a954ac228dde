package lectern.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsField;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Where words are typed that something is to be found by. */
public final class FindField extends StackPane {

    private final TextField words = new WordsField();

    /**
     * @param prompt seen while nothing is typed
     * @param name for screen readers
     */
    public FindField(String prompt, String name) {
        getStyleClass().add("find-field");
        setAlignment(Pos.CENTER_LEFT);
        words.setPromptText(prompt);
        words.setAccessibleText(name);
        var glass = Controls.icon(Material2MZ.SEARCH);
        glass.setMouseTransparent(true);
        getChildren().addAll(words, glass);
    }

    /** With a button that clears the words, where no other does. */
    public FindField withClear() {
        var clear = Controls.iconButton(Material2AL.CLOSE, Messages.text("search.clear"), this::clear);
        clear.getStyleClass().add("find-clear");
        clear.visibleProperty().bind(words.textProperty().isNotEmpty());
        setAlignment(clear, Pos.CENTER_RIGHT);
        getChildren().add(clear);
        return this;
    }

    /** Takes the words away, for others to be typed. */
    public void clear() {
        words.requestFocus();
        words.clear();
    }

    public TextField words() {
        return words;
    }
}
