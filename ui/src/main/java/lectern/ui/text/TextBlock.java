package lectern.ui.text;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;

/** One paragraph, or a few short ones, of a {@link SelectableText}, with the highlight of what is selected in it. */
final class TextBlock extends TextFlow {

    private final Text words = new Text();
    /** Made when something is selected for the first time: most text never is. */
    private Path highlight;

    private int start;
    private int end;

    TextBlock() {
        getStyleClass().add("text-block");
        words.getStyleClass().add("text");
        getChildren().add(words);
    }

    void setWords(String text) {
        words.setText(text);
        // Each paragraph runs the way its first letter does, whatever the window's language.
        setNodeOrientation(
                TextBlocks.isRightToLeft(text) ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
    }

    int length() {
        return words.getText().length();
    }

    /** Marks a range of characters; an empty one marks nothing. */
    void select(int from, int to) {
        if (from != start || to != end) {
            start = from;
            end = to;
            drawHighlight();
        }
    }

    /** The character boundary nearest to a point of this block. */
    int boundaryAt(Point2D point) {
        return Math.clamp(getHitInfo(point).getInsertionIndex(), 0, length());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        drawHighlight();
    }

    private void drawHighlight() {
        if (start < end) {
            if (highlight == null) {
                highlight = new Path();
                highlight.getStyleClass().add("selection");
                highlight.setManaged(false);
                highlight.setMouseTransparent(true);
                getChildren().addFirst(highlight);
            }
            highlight.getElements().setAll(getRangeShape(start, Math.min(end, length()), true));
            // A text flow is never mirrored, but the shapes it gives for right-to-left text are as if it were.
            boolean mirrored = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
            highlight.getTransforms().setAll(mirrored ? List.of(new Scale(-1, 1, getWidth() / 2, 0)) : List.of());
        } else if (highlight != null) {
            highlight.getElements().clear();
        }
    }
}
