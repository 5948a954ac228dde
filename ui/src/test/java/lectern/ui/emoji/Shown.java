package lectern.ui.emoji;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What is seen in a control. */
final class Shown {

    /** The green of ✅, which no letter has. */
    static final int GREEN = 0xFF77B255;

    private Shown() {}

    /** Waits until so many pictures are in a control. */
    static void until(FxRobot robot, Parent control, int pictures) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            robot.interact(() -> control.getScene().getRoot().layout());
            return pictures(control).size() == pictures;
        });
    }

    /** Those that are drawn, in order. */
    static List<Node> pictures(Parent control) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> control.lookupAll(".emoji-layer .image-view").stream()
                .filter(node -> node.isVisible() && ((ImageView) node).getImage() != null)
                .toList());
    }

    static Text letters(Parent control) {
        return control.lookupAll(".text").stream()
                .filter(node -> node instanceof Text && node.isVisible())
                .map(Text.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static Bounds inScene(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    /** How many pixels of a control have a colour. */
    static int count(FxRobot robot, Node control, int argb) {
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = control.snapshot(new SnapshotParameters(), null));
        int count = 0;
        for (int y = 0; y < image[0].getHeight(); y++) {
            for (int x = 0; x < image[0].getWidth(); x++) {
                count += image[0].getPixelReader().getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }
}
