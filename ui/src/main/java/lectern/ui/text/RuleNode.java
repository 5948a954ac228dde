package lectern.ui.text;

import javafx.geometry.Point2D;

/** A line across. */
final class RuleNode extends BlockNode {

    RuleNode() {
        getStyleClass().add("rule");
    }

    @Override
    boolean show(Block block) {
        return block instanceof Block.Rule;
    }

    @Override
    void select(int from, int to) {}

    @Override
    int boundaryAt(Point2D inScene) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 1;
    }
}
