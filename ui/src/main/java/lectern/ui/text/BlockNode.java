package lectern.ui.text;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/** A block as a node. Characters are counted from the beginning of the block. */
abstract class BlockNode extends Region {

    static BlockNode of(Block block, Runnable copyCode) {
        return switch (block) {
            case Block.Paragraph paragraph -> new ParagraphNode(paragraph);
            case Block.Code code -> new CodeNode(code, copyCode);
            case Block.Table table -> new TableNode(table);
            case Block.Rule rule -> new RuleNode();
        };
    }

    /** Shows another block in place of this one. @return false if it is not of a kind that this node can show */
    abstract boolean show(Block block);

    abstract void select(int from, int to);

    /** The character boundary nearest to a point of the scene. */
    abstract int boundaryAt(Point2D inScene);

    /** Where the link at a point of the scene leads to. */
    Optional<String> linkAt(Point2D inScene) {
        return Optional.empty();
    }

    static Optional<String> linkOf(TextBlock words, Point2D inScene) {
        var run = words.runAt(words.sceneToLocal(inScene));
        return run == null || run.target().isEmpty() ? Optional.empty() : Optional.of(run.target());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
