package lectern.ui.text;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.layout.Region;
import org.testfx.util.WaitForAsyncUtils;

/** Lays out now what the next pulse would lay out. */
final class Layouts {

    private Layouts() {}

    /** Waits until the window gives the region its size. */
    static void awaitSize(Region region, double width, double height) {
        try {
            WaitForAsyncUtils.waitFor(
                    30, TimeUnit.SECONDS, () -> region.getWidth() == width && region.getHeight() == height);
        } catch (TimeoutException e) {
            throw new AssertionError("The region is " + region.getWidth() + " × " + region.getHeight(), e);
        }
        now(region);
    }

    static void now(Region region) {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
            var root = region.getScene().getRoot();
            root.applyCss();
            root.layout();
        });
    }
}
