package lectern.ui.text;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import lectern.ui.drawn.Drawn;

/**
 * A picture among words, one character to their layout. The characters it stands for, which nobody sees, have the
 * letters' size and colour from the style sheet, so that it is drawn anew when they change.
 */
abstract sealed class PictureNode extends Region permits FormulaNode, EmojiNode {

    private final Text written;
    private final Consumer<PictureNode> ready;
    private final ImageView view = new ImageView();
    private Drawn drawn;
    private Object wanted;
    private double fit = 1;

    /**
     * @param written as it stands in the text until it is drawn; may be there already
     * @param ready hears when there is something to show for the first time
     */
    PictureNode(Text written, Consumer<PictureNode> ready) {
        this.written = written;
        this.ready = ready;
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
    }

    /** Takes the source out of the text, into this node. */
    void takeWritten() {
        written.setVisible(false);
        written.setManaged(false);
        getChildren().add(written);
    }

    Text written() {
        return written;
    }

    /** Makes it no wider than there is room. */
    void fit(double width) {
        double next = drawn == null || width <= 0 ? 1 : Math.min(1, width / drawn.width());
        if (next != fit) {
            fit = next;
            requestLayout();
        }
    }

    /** Has a picture drawn, unless it is the one that was wanted last. */
    <W> void want(W next, Drawing<W> drawing) {
        if (!next.equals(wanted)) {
            wanted = next;
            drawing.draw(next, done -> done.filter(any -> next.equals(wanted)).ifPresent(this::show));
        }
    }

    /** Draws a picture elsewhere and says on the window's thread what came of it. */
    interface Drawing<W> {
        void draw(W wanted, Consumer<Optional<Drawn>> done);
    }

    private void show(Drawn next) {
        boolean first = drawn == null;
        drawn = next;
        view.setImage(next.image());
        requestLayout();
        if (first) {
            ready.accept(this);
        }
    }

    /** How much of the picture is above the line it stands on. */
    private double ascent() {
        return drawn == null ? 0 : (drawn.height() - drawn.depth()) * fit;
    }

    @Override
    public double getBaselineOffset() {
        return ascent();
    }

    @Override
    protected double computePrefWidth(double height) {
        return drawn == null ? 0 : drawn.width() * fit;
    }

    @Override
    protected double computePrefHeight(double width) {
        return drawn == null ? 0 : drawn.height() * fit;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(computePrefWidth(-1));
        view.relocate(0, getBaselineOffset() - ascent());
    }
}
