package lectern.ui.emoji;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * The pictures of emoji in an entry of a menu. It is the entry's graphic, which takes no room, since what graphics take
 * is taken from every entry; the pictures lie over the words beside it.
 */
final class MenuEmoji extends Region {

    private final Blanks blanks;
    private final EmojiLayer pictures = new EmojiLayer();

    MenuEmoji(Blanks blanks) {
        this.blanks = blanks;
        setMinSize(0, 0);
        setPrefSize(0, 0);
        setMouseTransparent(true);
        getChildren().add(pictures);
    }

    @Override
    protected void layoutChildren() {
        var entry = getParent() == null ? null : getParent().getParent();
        if (entry != null
                && entry.lookup(".label") instanceof Label label
                && label.lookup(".text") instanceof Text text) {
            label.setAccessibleText(blanks.words());
            pictures.cover(blanks, text, entry);
        }
    }
}
