package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

/** Asking about a part of a page. */
class RegionsTest extends PageWindowTest {

    @Test
    void a_rectangle_that_is_dragged_on_a_page_is_asked_about_alone() {
        openPdf(3);
        click(".page-after");
        untilPage(2);
        click(".attachment-remove");
        dragOnPage(0.15, 0.1, 0.75, 0.25);
        until("it is marked", () -> find(".region-mark") != null);
        click(".ask-region");
        untilSays("Part of page 2");
        assertThat(onWindow(() -> composer().isFocused())).isTrue();
        assertThat(sees(".region-mark")).isFalse();
        ask("What is here?");
        untilTexts("What is here?", "Answer 1.");
        var picture = engine.asked().getLast().pictures().getFirst().image();
        // 0.6 of 595 points by 0.15 of 842.
        assertThat((double) picture.width() / picture.height()).isBetween(2.6, 3.1);
        assertThat(engine.asked().getLast().turns().getLast().parts().toString())
                .contains("Part of page 2 of “paper.pdf”").contains("This is number 2").doesNotContain("number 1");
        // It is remembered where it was.
        click(".question .thumbnail-button");
        untilPage(2);
        until("the part is outlined", () -> find(".page-part") != null);
        assertThat(bounds(".page-part").getWidth() / bounds(".page-sheet").getWidth()).isBetween(0.55, 0.65);
    }

    @Test
    void a_page_stays_where_it_is_while_a_region_is_dragged_even_if_the_room_for_it_changes() {
        openPdf(1);
        robot.moveTo(onPage(0.2, 0.3)).press(MouseButton.PRIMARY).moveTo(onPage(0.4, 0.5));
        var before = bounds(".page-sheet");
        double room = bounds(".page-stage").getHeight();
        robot.interact(() -> stage.setHeight(stage.getHeight() - 120));
        until("there is less room", () -> bounds(".page-stage").getHeight() < room);
        assertThat(bounds(".page-sheet")).isEqualTo(before);
        assertThat(sees(".ask-region")).isFalse();
        robot.moveTo(onPage(0.7, 0.7)).release(MouseButton.PRIMARY);
        assertThat(name(".region-mark")).isEqualTo("Marked region: 20% to 70% across, 30% to 70% down");
        assertThat(sees(".ask-region")).isTrue();
        // Then it is fitted to the room there is.
        until("all of it is seen", () -> bounds(".page-sheet").getHeight() < bounds(".page-stage").getHeight());
        assertThat(bounds(".region-mark").getHeight() / bounds(".page-sheet").getHeight()).isBetween(0.39, 0.41);
    }

    @Test
    void a_region_is_marked_moved_and_asked_about_by_keys_alone() {
        openPdf(1);
        robot.interact(() -> find(".page-mark").requestFocus());
        robot.type(KeyCode.SPACE);
        until("the mark has the keyboard", () -> find(".region-mark") != null && find(".region-mark").isFocused());
        assertThat(name(".region-mark")).isEqualTo("Marked region: 25% to 75% across, 25% to 75% down");
        robot.type(KeyCode.RIGHT, KeyCode.UP);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(name(".region-mark")).isEqualTo("Marked region: 27% to 75% across, 23% to 75% down");
        robot.type(KeyCode.ENTER);
        untilSays("Part of the picture");
        assertThat(onWindow(() -> composer().isFocused())).isTrue();
    }

    @Test
    void a_region_of_a_turned_page_is_the_one_that_is_seen() {
        openPdf(1);
        click(".page-turn");
        click(".page-mark");
        robot.type(KeyCode.RIGHT);
        // Turned by a quarter, to the right on the screen is up on the page.
        var mark = bounds(".region-mark");
        var sheet = bounds(".page-sheet");
        assertThat((mark.getMinX() - sheet.getMinX()) / sheet.getWidth()).isBetween(0.25, 0.29);
        assertThat(name(".region-mark")).startsWith("Marked region: 27% to 77% across");
        robot.type(KeyCode.ESCAPE);
        until("the mark is gone", () -> find(".region-mark") == null);
        assertThat(sees(".viewer")).isTrue();
    }

    @Test
    void a_page_larger_than_its_room_is_panned_by_dragging_and_marked_with_shift() {
        openPdf(1);
        for (int i = 0; i < 4; i++) {
            press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        var before = bounds(".page-sheet");
        var middle = bounds(".page-stage");
        var from = onWindow(() -> find(".page-stage").localToScreen(middle.getWidth() / 2, middle.getHeight() / 2));
        robot.drag(from, MouseButton.PRIMARY).dropTo(from.subtract(60, 60));
        assertThat(bounds(".page-sheet").getMinX()).isLessThan(before.getMinX());
        assertThat(sees(".region-mark")).isFalse();
        // The robot of the headless platform holds no keys while it uses the mouse.
        robot.interact(() -> {
            var sheet = find(".page-sheet");
            var start = sheet.screenToLocal(from);
            mouse(sheet, MouseEvent.MOUSE_PRESSED, start);
            mouse(sheet, MouseEvent.MOUSE_DRAGGED, start.add(80, 40));
            mouse(sheet, MouseEvent.MOUSE_RELEASED, start.add(80, 40));
        });
        until("it is marked", () -> find(".region-mark") != null);
    }

    /** With Shift held. */
    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
        node.fireEvent(new MouseEvent(
                node, node, type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, true, false,
                false, false, true, false, false, false, false, false,
                new PickResult(node, new Point3D(at.getX(), at.getY(), 0), 1)));
    }
}
