package lectern.ui.emoji;

import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** What a field for text does about emoji: shows their pictures, and takes each as one character. */
final class InputEmoji {

    private final TextInputControl input;
    private Blanks known = Blanks.NONE;
    private EmojiLayer pictures;

    /** @param children the control's own */
    InputEmoji(TextInputControl input, ObservableList<Node> children) {
        this.input = input;
        input.textProperty().subscribe(words -> {
            if (pictures == null && !blanks().emoji().isEmpty()) {
                pictures = new EmojiLayer();
                children.add(pictures);
            }
            if (pictures != null) {
                input.requestLayout();
            }
        });
    }

    Blanks blanks() {
        var words = input.getText() == null ? "" : input.getText();
        if (!known.words().equals(words)) {
            known = Blanks.of(words);
        }
        return known;
    }

    /** The letters that a skin shows in a part of it; not the prompt, which is seen while there are none. */
    static Optional<Text> letters(Node part) {
        return part.lookupAll(".text").stream()
                .filter(node -> node instanceof Text && node.isVisible())
                .map(Text.class::cast)
                .findFirst();
    }

    /** To be called when the control was laid out. @param part of it, outside of which nothing is seen */
    void layOut(Node part) {
        if (pictures != null) {
            letters(part).ifPresent(letters -> pictures.cover(blanks(), letters, part));
        }
    }

    /** Takes away the emoji before the caret, whole; false where there is none, or something is selected. */
    boolean deletePrevious() {
        if (!input.isEditable() || input.isDisabled() || input.getSelection().getLength() > 0) {
            return false;
        }
        var before = blanks().endingAt(input.getCaretPosition());
        before.ifPresent(range -> input.deleteText(range.start(), range.end()));
        return before.isPresent();
    }
}
