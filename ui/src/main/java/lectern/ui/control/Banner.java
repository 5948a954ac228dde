package lectern.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lectern.ui.emoji.WordsLabel;
import org.kordamp.ikonli.Ikon;

/** A line across an area that tells the person something and says what can be done. Takes no space when hidden. */
public final class Banner extends HBox {

    /** How serious it is; becomes a style class. */
    public enum Kind {
        NOTICE("notice"),
        WARNING("warning"),
        PROBLEM("problem");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    private final WordsLabel words = new WordsLabel();

    public Banner(Kind kind, Ikon ikon, Node... actions) {
        getStyleClass().addAll("banner", kind.styleClass);
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Controls.icon(ikon), words);
        for (var action : actions) {
            if (action instanceof Region region) {
                // The words give way, not what can be done about them.
                region.setMinWidth(USE_PREF_SIZE);
            }
            getChildren().add(action);
        }
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(words.wordsProperty());
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows a sentence, or hides the banner for an empty one. */
    public void say(String sentence) {
        words.setWords(sentence);
        setVisible(!sentence.isEmpty());
    }

    public WordsLabel words() {
        return words;
    }
}
