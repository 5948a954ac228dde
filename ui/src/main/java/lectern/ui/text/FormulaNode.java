package lectern.ui.text;

import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import lectern.app.markdown.FormulaSource;
import lectern.ui.math.Formulas;
import lectern.ui.math.Formulas.Drawn;

/**
 * A formula among words. Its source, which nobody sees, has the letters' size and colour from the style sheet, so that
 * it is drawn anew when they change.
 */
final class FormulaNode extends Region {

    private static final double LEAST_SCALE = 2;

    private final FormulaSource source;
    private final Text written;
    private final Consumer<FormulaNode> ready;
    private final ImageView view = new ImageView();
    private Drawn drawn;
    private Formulas.Wanted wanted;
    private double fit = 1;

    /**
     * @param written as it stands in the text until it is drawn; may be there already
     * @param ready hears when there is something to show for the first time
     */
    FormulaNode(FormulaSource source, Text written, Consumer<FormulaNode> ready) {
        this.source = source;
        this.written = written;
        this.ready = ready;
        getStyleClass().add("formula");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        written.fontProperty().subscribe(font -> draw());
        written.fillProperty().subscribe(fill -> draw());
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

    private void draw() {
        if (!(written.getFill() instanceof Color ink)) {
            return;
        }
        var next = new Formulas.Wanted(source, written.getFont().getSize(), argb(ink), scale());
        if (!next.equals(wanted)) {
            wanted = next;
            Formulas.draw(next, done -> done.filter(any -> next.equals(wanted)).ifPresent(this::show));
        }
    }

    private double scale() {
        var scene = written.getScene();
        return scene == null || scene.getWindow() == null
                ? LEAST_SCALE
                : Math.max(LEAST_SCALE, Math.ceil(scene.getWindow().getRenderScaleX()));
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

    private static int argb(Color color) {
        return (int) Math.round(color.getOpacity() * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }

    @Override
    public double getBaselineOffset() {
        return drawn == null ? 0 : (drawn.height() - drawn.depth()) * fit;
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
        view.relocate(0, 0);
    }
}
