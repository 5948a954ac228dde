package lectern.ui.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Lines of a program; above its first ones its language and what copies all of it. */
final class CodeNode extends BlockNode {

    private static final double HEAD = 34;
    private static final double SIDE = 14;
    private static final double BOTTOM = 12;

    private final TextBlock words = new TextBlock();
    private final Label language = new Label();
    private final Button copy;
    private Block.Code code;

    CodeNode(Block.Code block, Runnable copyCode) {
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        language.getStyleClass().add("code-language");
        copy = Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, Messages.text("text.copy-code"), copyCode);
        copy.getStyleClass().addAll(Styles.SMALL, "copy-code");
        copy.setCursor(javafx.scene.Cursor.DEFAULT);
        getChildren().addAll(words, language, copy);
        show(block);
    }

    @Override
    boolean show(Block block) {
        if (!(block instanceof Block.Code next)) {
            return false;
        }
        code = next;
        words.setRuns(next.runs());
        words.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        language.setText(next.language());
        language.setVisible(next.first());
        copy.setVisible(next.first());
        var place = next.first() ? next.last() ? "whole" : "first" : next.last() ? "last" : "middle";
        if (!getStyleClass().contains(place)) {
            getStyleClass().setAll("code", place);
        }
        requestLayout();
        return true;
    }

    @Override
    void select(int from, int to) {
        words.select(from, to);
    }

    @Override
    int boundaryAt(Point2D inScene) {
        return words.boundaryAt(words.sceneToLocal(inScene));
    }

    private double top() {
        return code.first() ? HEAD : 0;
    }

    private double bottom() {
        return code.last() ? BOTTOM : 0;
    }

    private double start() {
        return SIDE + code.frame().indent() * ParagraphNode.INDENT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return start() + Math.max(200, words.prefWidth(-1)) + SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return top() + words.prefHeight(width < 0 ? -1 : Math.max(1, width - start() - SIDE)) + bottom();
    }

    @Override
    protected void layoutChildren() {
        words.resizeRelocate(start(), top(), Math.max(1, getWidth() - start() - SIDE), getHeight() - top() - bottom());
        double copyWidth = copy.prefWidth(-1);
        double copyHeight = copy.prefHeight(-1);
        copy.resizeRelocate(getWidth() - copyWidth - 4, (HEAD - copyHeight) / 2, copyWidth, copyHeight);
        language.resizeRelocate(start(), 0, Math.max(0, getWidth() - copyWidth - 2 * SIDE - start()), HEAD);
    }
}
