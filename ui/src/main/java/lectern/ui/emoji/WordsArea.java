package lectern.ui.emoji;

import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.text.Text;

/** A field for lines of words, with emoji in colour. */
public class WordsArea extends TextArea {

    private final InputEmoji emoji = new InputEmoji(this, getChildren());

    public WordsArea() {}

    public WordsArea(String words) {
        setText(words);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new TextAreaSkin(this);
        // JavaFX asks nobody what to show in fields of several lines, but leaves the letters to be changed.
        getChildren().stream()
                .filter(ScrollPane.class::isInstance)
                .flatMap(pane -> ((ScrollPane) pane).getContent().lookupAll(".text").stream())
                .filter(node -> node.getParent() instanceof Group)
                .forEach(node -> blank((Text) node));
        return skin;
    }

    private void blank(Text letters) {
        letters.textProperty().subscribe(words -> {
            if (words.equals(getText())) {
                letters.setText(emoji.blanks().shown());
            }
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var part = lookup(".viewport");
        if (part != null) {
            emoji.layOut(part);
        }
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
