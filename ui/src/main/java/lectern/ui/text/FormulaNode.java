package lectern.ui.text;

import java.util.function.Consumer;
import javafx.scene.text.Text;
import lectern.app.markdown.FormulaSource;
import lectern.ui.drawn.Letters;
import lectern.ui.math.Formulas;

/** A formula among words. */
final class FormulaNode extends PictureNode {

    private final FormulaSource source;

    FormulaNode(FormulaSource source, Text written, Consumer<PictureNode> ready) {
        super(written, ready);
        this.source = source;
        getStyleClass().add("formula");
        written.fontProperty().subscribe(font -> draw());
        written.fillProperty().subscribe(fill -> draw());
    }

    private void draw() {
        Letters.of(written()).ifPresent(letters -> want(new Formulas.Wanted(source, letters), Formulas::draw));
    }
}
