package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** The places in a text block that the keyboard goes to: links, and words with a note. */
final class Spots {

    private final TextBlock block;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    Spots(TextBlock block) {
        this.block = block;
    }

    void show(List<Run> runs) {
        starts.clear();
        int at = 0;
        for (var run : runs) {
            if (!run.target().isEmpty() || !run.note().isEmpty()) {
                if (starts.size() == spots.size()) {
                    spots.add(new Spot());
                    block.getChildren().add(spots.getLast());
                }
                spots.get(starts.size()).show(run);
                starts.add(at);
            }
            at += run.text().length();
        }
        while (spots.size() > starts.size()) {
            block.getChildren().remove(spots.removeLast());
        }
    }

    /** Puts them where the words are. */
    void place() {
        for (int i = 0; i < spots.size(); i++) {
            int from = starts.get(i);
            PathElement[] shape = block.shape(from, from + spots.get(i).run().text().length(), false);
            var bounds = new Path(shape).getLayoutBounds();
            boolean mirrored = block.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
            double x = mirrored ? block.getWidth() - bounds.getMaxX() : bounds.getMinX();
            spots.get(i).place(x, bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        }
    }
}
