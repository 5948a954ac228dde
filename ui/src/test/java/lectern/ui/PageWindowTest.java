package lectern.ui;

import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.BeforeEach;

/** A window with pages to look at. */
abstract class PageWindowTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    /** A PDF whose pages say which they are, open at its first page. */
    void openPdf(int pages) {
        drop(Pdfs.write(
                folder.resolve("paper.pdf"),
                IntStream.rangeClosed(1, pages).mapToObj(i -> "This is number " + i).toArray(String[]::new)));
        click(".composer .thumbnail-button");
        untilShown();
    }

    void untilShown() {
        until("a page is shown", () -> find(".page-sheet") != null
                && find(".page-sheet").lookup(".image-view") != null
                && wholePicture().getImage() != null);
    }

    ImageView wholePicture() {
        return (ImageView) find(".page-sheet").lookupAll(".image-view").stream().findFirst().orElseThrow();
    }

    Bounds bounds(String selector) {
        return onWindow(() -> find(selector).localToScene(find(selector).getLayoutBounds()));
    }

    String name(String selector) {
        return onWindow(() -> find(selector).getAccessibleText());
    }

    void untilPage(int page) {
        until("page " + page, () -> find(".page-stage") != null
                && find(".page-stage").getAccessibleText() != null
                && find(".page-stage").getAccessibleText().startsWith("paper.pdf, page " + page));
        untilShown();
    }

    /** In shares of the page. */
    void dragOnPage(double fromX, double fromY, double toX, double toY) {
        robot.drag(onPage(fromX, fromY), MouseButton.PRIMARY).dropTo(onPage(toX, toY));
    }

    /** Where a place of the page is on the screen, once all that has changed is laid out. */
    Point2D onPage(double x, double y) {
        return onWindow(() -> {
            var root = window.scene().getRoot();
            // The page follows the room for it, which is known after the first time.
            for (int i = 0; i < 3; i++) {
                root.applyCss();
                root.layout();
            }
            var sheet = (Region) find(".page-sheet");
            return sheet.localToScreen(x * sheet.getWidth(), y * sheet.getHeight());
        });
    }
}
