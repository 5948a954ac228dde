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

    /** The words of one look at a point of the scene; empty where there are none, and in program text. */
    Optional<Run> runAt(Point2D inScene) {
        return Optional.empty();
    }

    static Optional<Run> runOf(TextBlock words, Point2D inScene) {
        return Optional.ofNullable(words.runAt(words.sceneToLocal(inScene)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
