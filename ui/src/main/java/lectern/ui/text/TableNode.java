package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/** A table: columns as wide as their words where there is room, narrower in proportion where there is not. */
final class TableNode extends BlockNode {

    private static final double SIDE = 10;
    private static final double ABOVE = 6;
    private static final double LEAST = 48;

    private final List<List<TextBlock>> cells = new ArrayList<>();
    private final List<Region> grounds = new ArrayList<>();
    private Block.Table table;
    private double[] natural = {};

    TableNode(Block.Table block) {
        getStyleClass().add("table");
        show(block);
    }

    @Override
    boolean show(Block block) {
        if (!(block instanceof Block.Table next) || table != null && !table.columns().equals(next.columns())) {
            return false;
        }
        table = next;
        while (cells.size() > table.rows().size()) {
            getChildren().removeAll(cells.removeLast());
            getChildren().remove(grounds.removeLast());
        }
        for (int r = 0; r < table.rows().size(); r++) {
            if (r == cells.size()) {
                addRow(r);
            }
            for (int c = 0; c < table.columns().size(); c++) {
                cells.get(r).get(c).setRuns(table.rows().get(r).get(c));
            }
        }
        // The columns stand in the order in which the table's own language is read.
        setNodeOrientation(
                TextBlocks.isRightToLeft(table.text()) ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        requestLayout();
        return true;
    }

    private void addRow(int row) {
        var ground = new Region();
        ground.getStyleClass().addAll("table-row", row == 0 ? "heading" : row % 2 == 0 ? "even" : "odd");
        grounds.add(ground);
        getChildren().add(ground);
        var line = new ArrayList<TextBlock>();
        for (var side : table.columns()) {
            var cell = new TextBlock();
            cell.getStyleClass().add(row == 0 ? "table-heading" : "table-cell");
            cell.setTextAlignment(
                    switch (side) {
                        case START -> TextAlignment.LEFT;
                        case CENTER -> TextAlignment.CENTER;
                        case END -> TextAlignment.RIGHT;
                    });
            line.add(cell);
        }
        cells.add(line);
        getChildren().addAll(line);
    }

    @Override
    void select(int from, int to) {
        int at = 0;
        for (var row : cells) {
            for (var cell : row) {
                cell.select(Math.clamp(from - at, 0, cell.length()), Math.clamp(to - at, 0, cell.length()));
                at += cell.length() + 1;
            }
        }
    }

    @Override
    int boundaryAt(Point2D inScene) {
        var point = sceneToLocal(inScene);
        int at = 0;
        for (int r = 0; r < cells.size(); r++) {
            boolean here = point.getY() < grounds.get(r).getBoundsInParent().getMaxY() || r == cells.size() - 1;
            for (int c = 0; c < cells.get(r).size(); c++) {
                var cell = cells.get(r).get(c);
                boolean last = c == cells.get(r).size() - 1;
                if (here && (last || point.getX() < cell.getBoundsInParent().getMaxX() + SIDE)) {
                    return at + cell.boundaryAt(cell.sceneToLocal(inScene));
                }
                at += cell.length() + 1;
            }
        }
        return 0;
    }

    @Override
    Optional<Run> runAt(Point2D inScene) {
        var point = sceneToLocal(inScene);
        return cells.stream()
                .flatMap(List::stream)
                .filter(cell -> cell.getBoundsInParent().contains(point))
                .findFirst()
                .flatMap(cell -> runOf(cell, inScene));
    }

    /** Also when a picture takes the place of words in a cell. */
    @Override
    public void requestLayout() {
        natural = new double[0];
        super.requestLayout();
    }

    /** Widths of the columns with the space at their sides, in pixels. */
    private double[] widths(double available) {
        int columns = table.columns().size();
        if (natural.length == 0) {
            var widest = new double[columns];
            for (var row : cells) {
                for (int c = 0; c < columns; c++) {
                    widest[c] = Math.max(widest[c], Math.ceil(row.get(c).prefWidth(-1)) + 1 + 2 * SIDE);
                }
            }
            natural = widest;
        }
        double sum = 0;
        for (double width : natural) {
            sum += width;
        }
        if (available < 0 || sum <= available) {
            return natural;
        }
        var widths = natural.clone();
        double fair = available / columns;
        double over = 0;
        double fixed = 0;
        for (double width : natural) {
            // A column that needs less than its share keeps it; the others share what is left.
            if (width <= fair) {
                fixed += width;
            } else {
                over += width;
            }
        }
        for (int c = 0; c < columns; c++) {
            if (natural[c] > fair) {
                widths[c] = Math.max(LEAST, natural[c] * (available - fixed) / over);
            }
        }
        return widths;
    }

    private double rowHeight(int row, double[] widths) {
        double most = 0;
        for (int c = 0; c < widths.length; c++) {
            most = Math.max(most, cells.get(row).get(c).prefHeight(widths[c] - 2 * SIDE));
        }
        return Math.ceil(most) + 2 * ABOVE;
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = 0;
        for (double width : widths(-1)) {
            sum += width;
        }
        return sum;
    }

    @Override
    protected double computePrefHeight(double width) {
        var widths = widths(width);
        double sum = 0;
        for (int r = 0; r < cells.size(); r++) {
            sum += rowHeight(r, widths);
        }
        return sum;
    }

    @Override
    protected void layoutChildren() {
        var widths = widths(getWidth());
        double all = 0;
        for (double width : widths) {
            all += width;
        }
        double y = 0;
        for (int r = 0; r < cells.size(); r++) {
            double height = rowHeight(r, widths);
            grounds.get(r).resizeRelocate(0, y, all, height);
            double x = 0;
            for (int c = 0; c < widths.length; c++) {
                cells.get(r).get(c).resizeRelocate(x + SIDE, y + ABOVE, widths[c] - 2 * SIDE, height - 2 * ABOVE);
                x += widths[c];
            }
            y += height;
        }
    }
}
