package lectern.ui.emoji;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Text;

/**
 * A label for words that a person or a model wrote: emoji among them are in colour. Without any it is a label as every
 * other.
 */
public final class WordsLabel extends Label {

    private final StringProperty words = new SimpleStringProperty(this, "words", "");
    private Blanks blanks = Blanks.NONE;
    private EmojiLayer pictures;

    public WordsLabel() {
        this("");
    }

    public WordsLabel(String words) {
        this.words.subscribe(this::show);
        setWords(words);
    }

    /** What it says. Its {@link #textProperty() text} has the same letters, and blanks where emoji are. */
    public StringProperty wordsProperty() {
        return words;
    }

    public void setWords(String next) {
        words.set(next);
    }

    public String getWords() {
        return words.get();
    }

    private void show(String next) {
        blanks = Blanks.of(next == null ? "" : next);
        setText(blanks.shown());
        if (pictures == null && !blanks.emoji().isEmpty()) {
            pictures = new EmojiLayer();
            // Not while it is laid out, when nobody would lay it out once more.
            getChildren().add(pictures);
        }
        requestLayout();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new PicturedSkin(this);
    }

    /** Keeps the pictures over the letters. */
    private static final class PicturedSkin extends LabelSkin {

        PicturedSkin(WordsLabel label) {
            super(label);
        }

        @Override
        protected void updateChildren() {
            super.updateChildren();
            if (getSkinnable() instanceof WordsLabel label && label.pictures != null) {
                getChildren().add(label.pictures);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (pictures != null) {
            getChildren().stream()
                    .filter(child -> child instanceof Text && child.getStyleClass().contains("text"))
                    .findFirst()
                    .ifPresent(letters -> pictures.cover(blanks, (Text) letters, this));
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        boolean named = getAccessibleText() != null && !getAccessibleText().isEmpty();
        return attribute == AccessibleAttribute.TEXT && !named
                ? getWords()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
