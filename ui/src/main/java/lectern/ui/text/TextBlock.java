package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lectern.app.markdown.FormulaSource;

/** Words that are wrapped, with the highlight of what is selected in them and the ground behind inline code. */
public final class TextBlock extends TextFlow {

    private List<Run> runs = List.of();

    /** The runs, cut so that each emoji is one of its own. */
    private List<Run> pieces = List.of();

    /** For each piece its words, or its picture once that is drawn. */
    private final List<Node> words = new ArrayList<>();

    private int length;
    private final Underlays underlays = new Underlays(this);
    private final Spots spots = new Spots(this);

    public TextBlock() {
        getStyleClass().add("text-block");
    }

    /** Shows runs; what they have in common with those shown before is not laid out again by itself. */
    public void setRuns(List<Run> next) {
        runs = next;
        showPieces(EmojiRuns.of(next));
        spots.show(next);
        length = next.stream().mapToInt(run -> run.text().length()).sum();
        // Each paragraph runs the way its first letter does, whatever the window's language.
        setNodeOrientation(TextBlocks.isRightToLeft(text())
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT);
    }

    private void showPieces(List<Run> next) {
        for (int i = 0; i < next.size(); i++) {
            var piece = next.get(i);
            if (i == words.size()) {
                words.add(node(piece));
                getChildren().add(words.get(i));
            } else if (!pieces.get(i).equals(piece)) {
                if (isPicture(piece) || isPicture(pieces.get(i)) || !(words.get(i) instanceof Text text)) {
                    replace(words.get(i), node(piece));
                } else if (!pieces.get(i).looks().equals(piece.looks())) {
                    style(text, piece);
                } else {
                    text.setText(piece.text());
                }
            }
        }
        while (words.size() > next.size()) {
            getChildren().remove(words.removeLast());
        }
        pieces = next;
    }

    private static boolean isPicture(Run piece) {
        return piece.looks().contains(Look.MATH) || piece.looks().contains(Look.EMOJI);
    }

    /** Words; those that a picture stands for are there until it is drawn, and for good if it cannot be. */
    private Node node(Run piece) {
        var text = new Text();
        style(text, piece);
        if (piece.looks().contains(Look.MATH)) {
            FormulaSource.of(piece.text()).ifPresent(source -> new FormulaNode(source, text, this::showPicture));
        } else if (piece.looks().contains(Look.EMOJI)) {
            new EmojiNode(text, this::showPicture);
        }
        return text;
    }

    private void showPicture(PictureNode picture) {
        if (words.contains(picture.written())) {
            replace(picture.written(), picture);
            picture.takeWritten();
        }
    }

    private void replace(Node before, Node next) {
        words.set(words.indexOf(before), next);
        getChildren().set(getChildren().indexOf(before), next);
    }

    /** A picture is one character to the layout, whatever it stands for. */
    private int inLayout(int at) {
        int shift = 0;
        int from = 0;
        for (int i = 0; i < pieces.size() && from < at; i++) {
            int next = from + pieces.get(i).text().length();
            if (words.get(i) instanceof PictureNode) {
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
        for (int i = 0; i < pieces.size() && left > 0; i++) {
            int length = pieces.get(i).text().length();
            int shown = words.get(i) instanceof PictureNode ? 1 : length;
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
            if (node instanceof PictureNode picture) {
                picture.fit(width);
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
        underlays.select(from, to);
    }

    /** The character boundary nearest to a point of this block. */
    int boundaryAt(Point2D point) {
        return Math.clamp(inText(getHitInfo(point).getInsertionIndex()), 0, length());
    }

    /** The run at a point of this block; null where there is none. */
    Run runAt(Point2D point) {
        int at = inText(getHitInfo(point).getCharIndex());
        int piece = indexAt(pieces, at);
        return piece >= 0 && words.get(piece).getBoundsInParent().contains(point) ? runs.get(indexAt(runs, at)) : null;
    }

    /** Which run a character is in; -1 for none. */
    private static int indexAt(List<Run> runs, int at) {
        int end = 0;
        for (int i = 0; i < runs.size(); i++) {
            end += runs.get(i).text().length();
            if (at < end) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        underlays.draw(runs);
        spots.place();
    }
}
