package lectern.ui.control;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import lectern.ui.emoji.WordsArea;

/** A text area as high as its text, up to a number of lines; from there on it scrolls. */
public final class GrowingTextArea extends WordsArea {

    private final Text ruler = new Text("x");
    private final int maxLines;

    public GrowingTextArea(int maxLines) {
        this.maxLines = maxLines;
        getStyleClass().add("growing-text-area");
        setWrapText(true);
        ruler.fontProperty().bind(fontProperty());
        textProperty().subscribe(this::requestLayout);
        widthProperty().subscribe(this::requestLayout);
    }

    @Override
    protected double computePrefHeight(double width) {
        double insets = snappedTopInset() + snappedBottomInset();
        double line = Math.ceil(ruler.getLayoutBounds().getHeight()) + 1;
        // What the skin lays the words out in; only it knows how high it will make the lines.
        if (!(lookup(".content") instanceof Region content)) {
            return line + insets;
        }
        double inner = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        double padding = content.snappedTopInset() + content.snappedBottomInset();
        content.prefHeight(inner); // wraps the paragraphs to this width; its own answer is never less than the view
        double words = content.lookupAll(".text").stream()
                .filter(node -> node.getParent() instanceof Group)
                .mapToDouble(node -> node.getLayoutBounds().getHeight())
                .sum();
        return snapSizeY(Math.clamp(words, line, maxLines * line)) + padding + insets;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
