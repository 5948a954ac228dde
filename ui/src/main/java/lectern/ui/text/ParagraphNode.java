package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** A paragraph, its marker and the bars of the quotations it is in. */
final class ParagraphNode extends BlockNode {

    /** For each list, in pixels. */
    static final double INDENT = 26;

    static final double QUOTE = 16;
    private static final double BAR = 3;
    private static final double MARKER_GAP = 8;

    private final TextBlock words = new TextBlock();
    private final List<Region> bars = new ArrayList<>();
    private Text marker;
    private Frame frame = Frame.NONE;

    ParagraphNode(Block.Paragraph block) {
        getChildren().add(words);
        show(block);
    }

    @Override
    boolean show(Block block) {
        if (!(block instanceof Block.Paragraph paragraph)) {
            return false;
        }
        words.setRuns(paragraph.runs());
        // So that indentation and marker are on the side where the words begin.
        setNodeOrientation(words.getNodeOrientation());
        var kind = paragraph.kind().name().toLowerCase(Locale.ROOT);
        if (!getStyleClass().contains(kind)) {
            getStyleClass().setAll("paragraph", kind);
        }
        if (!paragraph.frame().equals(frame)) {
            setFrame(paragraph.frame());
        }
        return true;
    }

    private void setFrame(Frame next) {
        frame = next;
        getChildren().setAll(words);
        bars.clear();
        for (int i = 0; i < frame.quotes(); i++) {
            var bar = new Region();
            bar.getStyleClass().add("quote-bar");
            bars.add(bar);
        }
        getChildren().addAll(bars);
        marker = null;
        if (!frame.marker().isEmpty()) {
            marker = new Text(frame.marker());
            marker.getStyleClass().addAll("text", "list-marker");
            getChildren().add(marker);
        }
        requestLayout();
    }

    @Override
    void select(int from, int to) {
        words.select(from, to);
    }

    @Override
    int boundaryAt(Point2D inScene) {
        return words.boundaryAt(words.sceneToLocal(inScene));
    }

    @Override
    Optional<Run> runAt(Point2D inScene) {
        return runOf(words, inScene);
    }

    private double start() {
        return frame.quotes() * QUOTE + frame.indent() * INDENT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return start() + words.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return words.prefHeight(width < 0 ? -1 : Math.max(1, width - start()));
    }

    @Override
    protected void layoutChildren() {
        double start = start();
        words.resizeRelocate(start, 0, Math.max(1, getWidth() - start), getHeight());
        for (int i = 0; i < bars.size(); i++) {
            // Over the gap above as well, so that the bar of one quotation is one line.
            double above = frame.gap();
            bars.get(i).resizeRelocate(i * QUOTE, -above, BAR, getHeight() + above);
        }
        if (marker != null) {
            double width = marker.getLayoutBounds().getWidth();
            marker.setTextOrigin(javafx.geometry.VPos.BASELINE);
            marker.relocate(start - MARKER_GAP - width, words.getBaselineOffset() - baseline(marker));
        }
    }

    /** From the top of a text's bounds to its baseline. */
    private static double baseline(Text text) {
        return -text.getLayoutBounds().getMinY();
    }
}
