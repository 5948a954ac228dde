package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/** The lower edges of the rectangles that a range of words covers, one a line of text. */
final class UnderLines {

    private UnderLines() {}

    /** @param rectangles as a text flow gives them: closed outlines, one after the other */
    static List<PathElement> of(PathElement... rectangles) {
        var lines = new ArrayList<PathElement>();
        double left = 0;
        double right = 0;
        double bottom = 0;
        boolean any = false;
        for (var element : rectangles) {
            if (element instanceof MoveTo start) {
                if (any) {
                    add(left, right, bottom, lines);
                }
                any = true;
                left = start.getX();
                right = start.getX();
                bottom = start.getY();
            } else if (element instanceof LineTo line) {
                left = Math.min(left, line.getX());
                right = Math.max(right, line.getX());
                bottom = Math.max(bottom, line.getY());
            }
        }
        if (any) {
            add(left, right, bottom, lines);
        }
        return lines;
    }

    private static void add(double left, double right, double bottom, List<PathElement> lines) {
        lines.add(new MoveTo(left + 1, bottom));
        lines.add(new LineTo(right - 1, bottom));
    }
}
