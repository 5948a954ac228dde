package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;
import lectern.app.markdown.FormulaSource;

/** Words that are wrapped, with the highlight of what is selected in them and the ground behind inline code. */
final class TextBlock extends TextFlow {

    /** Looks with something behind the words. */
    private static final Set<Look> GROUND = Set.of(Look.CODE, Look.FOUND, Look.CHANGED);

    /** For each run its words, or its formula once that is drawn. */
    private final List<Node> words = new ArrayList<>();
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
                words.add(node(run));
                getChildren().add(words.get(i));
            } else if (!runs.get(i).equals(run)) {
                if (isFormula(run) || isFormula(runs.get(i)) || !(words.get(i) instanceof Text text)) {
                    replace(words.get(i), node(run));
                } else if (!runs.get(i).looks().equals(run.looks())) {
                    style(text, run);
                } else {
                    text.setText(run.text());
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

    private static boolean isFormula(Run run) {
        return run.looks().contains(Look.MATH);
    }

    /** Words; those of a formula are there until it is drawn, and for good if it cannot be. */
    private Node node(Run run) {
        var text = new Text();
        style(text, run);
        if (isFormula(run)) {
            FormulaSource.of(run.text()).ifPresent(source -> new FormulaNode(source, text, this::showFormula));
        }
        return text;
    }

    private void showFormula(FormulaNode formula) {
        if (words.contains(formula.written())) {
            replace(formula.written(), formula);
            formula.takeWritten();
        }
    }

    private void replace(Node before, Node next) {
        words.set(words.indexOf(before), next);
        getChildren().set(getChildren().indexOf(before), next);
    }

    /** A formula is one character to the layout, whatever its source has. */
    private int inLayout(int at) {
        int shift = 0;
        int from = 0;
        for (int i = 0; i < runs.size() && from < at; i++) {
            int next = from + runs.get(i).text().length();
            if (words.get(i) instanceof FormulaNode) {
                shift += Math.min(at, next) - from - 1;
            }
            from = next;
        }
        return at - shift;
    }

    /** The other way round. */
    private int inText(int atLayout) {
        int text = 0;
        int left = atLayout;
        for (int i = 0; i < runs.size() && left > 0; i++) {
            int length = runs.get(i).text().length();
            int shown = words.get(i) instanceof FormulaNode ? 1 : length;
            text += left >= shown ? length : left;
            left -= Math.min(left, shown);
        }
        return text + left;
    }

    /** Around characters of the text. */
    PathElement[] shape(int from, int to, boolean spacing) {
        return getRangeShape(inLayout(from), inLayout(to), spacing);
    }

    @Override
    protected double computePrefHeight(double width) {
        for (var node : words) {
            if (node instanceof FormulaNode formula) {
                formula.fit(width);
            }
        }
        return super.computePrefHeight(width);
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
        return Math.clamp(inText(getHitInfo(point).getInsertionIndex()), 0, length());
    }

    /** The run at a point of this block; null where there is none. */
    Run runAt(Point2D point) {
        int at = inText(getHitInfo(point).getCharIndex());
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
                lines.addAll(UnderLines.of(shape(at, next, false)));
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
            if (GROUND.stream().anyMatch(run.looks()::contains)) {
                shapes.addAll(List.of(shape(at, next, false)));
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
            place(highlight, List.of(shape(start, Math.min(end, length()), true)));
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
