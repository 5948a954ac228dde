package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.NodeOrientation;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.transform.Scale;

/** What lies behind the words of a text block: the ground of inline code and of hits, doubts, what is selected. */
final class Underlays {

    private static final Set<Look> GROUND = Set.of(Look.CODE, Look.FOUND, Look.CHANGED);

    private final TextBlock block;
    /** Made when they are needed for the first time: most text never is selected, and has no code in it. */
    private Path highlight;

    private Path ground;
    private Path doubts;
    private int start;
    private int end;

    Underlays(TextBlock block) {
        this.block = block;
    }

    /** Marks a range of characters; an empty one marks nothing. */
    void select(int from, int to) {
        if (from != start || to != end) {
            start = from;
            end = to;
            drawHighlight();
        }
    }

    /** Where the words are by now. */
    void draw(List<Run> runs) {
        drawGround(runs);
        drawDoubts(runs);
        drawHighlight();
    }

    /** A line of dots under each; JavaFX knows only whole lines. */
    private void drawDoubts(List<Run> runs) {
        var lines = new ArrayList<PathElement>();
        int at = 0;
        for (var run : runs) {
            int next = at + run.text().length();
            if (run.looks().contains(Look.DOUBT)) {
                lines.addAll(UnderLines.of(block.shape(at, next, false)));
            }
            at = next;
        }
        if (doubts == null && !lines.isEmpty()) {
            doubts = underlay("doubt-line");
        }
        if (doubts != null) {
            place(doubts, lines);
        }
    }

    private void drawGround(List<Run> runs) {
        var shapes = new ArrayList<PathElement>();
        int at = 0;
        for (var run : runs) {
            int next = at + run.text().length();
            if (GROUND.stream().anyMatch(run.looks()::contains)) {
                shapes.addAll(List.of(block.shape(at, next, false)));
            }
            at = next;
        }
        if (ground == null && !shapes.isEmpty()) {
            ground = underlay("code-ground");
        }
        if (ground != null) {
            place(ground, shapes);
        }
    }

    private void drawHighlight() {
        if (start < end) {
            if (highlight == null) {
                highlight = underlay("selection");
            }
            place(highlight, List.of(block.shape(start, Math.min(end, block.length()), true)));
        } else if (highlight != null) {
            highlight.getElements().clear();
        }
    }

    private Path underlay(String styleClass) {
        var path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        block.getChildren().addFirst(path);
        return path;
    }

    private void place(Path path, List<PathElement> shape) {
        path.getElements().setAll(shape);
        // A text flow is never mirrored, but the shapes it gives for right-to-left text are as if it were.
        boolean mirrored = block.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        path.getTransforms().setAll(mirrored ? List.of(new Scale(-1, 1, block.getWidth() / 2, 0)) : List.of());
    }
}
