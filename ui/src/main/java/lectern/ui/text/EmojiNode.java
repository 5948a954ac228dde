package lectern.ui.text;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import lectern.ui.drawn.Letters;
import lectern.ui.emoji.EmojiPictures;

/**
 * An emoji among words, in a line as high as they are. Its name is its characters, which a screen reader has words for
 * in every language.
 */
final class EmojiNode extends PictureNode {

    private final String emoji;

    EmojiNode(Text written, Consumer<PictureNode> ready) {
        super(written, ready);
        emoji = written.getText();
        getStyleClass().add("emoji");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(emoji);
        written.fontProperty().subscribe(font -> draw());
        written.fillProperty().subscribe(fill -> draw());
    }

    private void draw() {
        Letters.of(written()).ifPresent(letters -> want(new EmojiPictures.Wanted(emoji, letters), EmojiPictures::draw));
    }

    /** From now on a letter, which is as high as all letters around: an emoji comes from another font. */
    @Override
    void takeWritten() {
        super.takeWritten();
        written().setText("x");
    }

    /** Rounded down, so that a line is never higher for it: JavaFX rounds letters in either way, or not yet. */
    @Override
    public double getBaselineOffset() {
        return Math.floor(written().getBaselineOffset());
    }

    @Override
    protected double computePrefHeight(double width) {
        double letters = written().getLayoutBounds().getHeight();
        return getBaselineOffset() + Math.floor(letters - written().getBaselineOffset());
    }
}
