package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;

/** Words that are wrapped, with the highlight of what is selected in them and the ground behind inline code. */
final class TextBlock extends TextFlow {

    private final List<Text> words = new ArrayList<>();
    private List<Run> runs = List.of();
    private int length;
    /** Made when they are needed for the first time: most text never is selected, and has no code in it. */
    private Path highlight;

    private Path ground;
    private Path doubts;
    private final Spots spots = new Spots(this);
    private int start;
    private int end;

    TextBlock() {
        getStyleClass().add("text-block");
    }

    /** Shows runs; what they have in common with those shown before is not laid out again by itself. */
    void setRuns(List<Run> next) {
        for (int i = 0; i < next.size(); i++) {
            var run = next.get(i);
            if (i == words.size()) {
                words.add(new Text());
                style(words.get(i), run);
                getChildren().add(words.get(i));
            } else if (!runs.get(i).equals(run)) {
                if (!runs.get(i).looks().equals(run.looks())) {
                    style(words.get(i), run);
                } else {
                    words.get(i).setText(run.text());
                }
            }
        }
        while (words.size() > next.size()) {
            getChildren().remove(words.removeLast());
        }
        runs = next;
        spots.show(next);
        length = next.stream().mapToInt(run -> run.text().length()).sum();
        // Each paragraph runs the way its first letter does, whatever the window's language.
        setNodeOrientation(TextBlocks.isRightToLeft(text())
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT);
    }

    private static void style(Text node, Run run) {
        node.setText(run.text());
        var classes = new ArrayList<>(List.of("text"));
        run.looks().forEach(look -> classes.add(look.styleClass()));
        node.getStyleClass().setAll(classes);
    }

    private String text() {
        if (runs.size() == 1) {
            return runs.getFirst().text();
        }
        var all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }

    int length() {
        return length;
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

    /** The run at a point of this block; null where there is none. */
    Run runAt(Point2D point) {
        int at = getHitInfo(point).getCharIndex();
        for (int i = 0; i < runs.size(); i++) {
            at -= runs.get(i).text().length();
            if (at < 0) {
                return words.get(i).getBoundsInParent().contains(point) ? runs.get(i) : null;
            }
        }
        return null;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        drawGround();
        drawDoubts();
        drawHighlight();
        spots.place();
    }

    /** A line of dots under each; JavaFX knows only whole lines. */
    private void drawDoubts() {
        var lines = new ArrayList<PathElement>();
        int at = 0;
        for (var run : runs) {
            int next = at + run.text().length();
            if (run.looks().contains(Look.DOUBT)) {
                lines.addAll(UnderLines.of(getRangeShape(at, next, false)));
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

    private void drawGround() {
        var shapes = new ArrayList<PathElement>();
        int at = 0;
        for (var run : runs) {
            int next = at + run.text().length();
            if (run.looks().contains(Look.CODE) || run.looks().contains(Look.FOUND)) {
                shapes.addAll(List.of(getRangeShape(at, next, false)));
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
            place(highlight, List.of(getRangeShape(start, Math.min(end, length()), true)));
        } else if (highlight != null) {
            highlight.getElements().clear();
        }
    }

    private Path underlay(String styleClass) {
        var path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        getChildren().addFirst(path);
        return path;
    }

    private void place(Path path, List<PathElement> shape) {
        path.getElements().setAll(shape);
        // A text flow is never mirrored, but the shapes it gives for right-to-left text are as if it were.
        boolean mirrored = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        path.getTransforms().setAll(mirrored ? List.of(new Scale(-1, 1, getWidth() / 2, 0)) : List.of());
    }
}
