package lectern.ui.emoji;

import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/** A field for a line of words, with emoji in colour. */
public class WordsField extends TextField {

    private final InputEmoji emoji = new InputEmoji(this, getChildren());

    public WordsField() {}

    public WordsField(String words) {
        setText(words);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new BlankingSkin(this);
    }

    private static final class BlankingSkin extends TextFieldSkin {

        BlankingSkin(WordsField field) {
            super(field);
        }

        @Override
        protected String maskText(String words) {
            return Blanks.of(words).shown();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // The letters scroll within their parent.
        InputEmoji.letters(this).ifPresent(letters -> emoji.layOut(letters.getParent()));
    }

    @Override
    public void selectRange(int anchor, int caret) {
        super.selectRange(emoji.blanks().outside(anchor), emoji.blanks().outside(caret));
    }

    @Override
    public boolean deletePreviousChar() {
        return emoji.deletePrevious() || super.deletePreviousChar();
    }
}
