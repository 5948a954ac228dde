package lectern.ui.emoji;

import static lectern.ui.emoji.Shown.GREEN;
import static lectern.ui.emoji.Shown.count;
import static lectern.ui.emoji.Shown.inScene;
import static lectern.ui.emoji.Shown.letters;
import static lectern.ui.emoji.Shown.pictures;
import static lectern.ui.emoji.Shown.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EmojiInFieldsTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private VBox box;

    @BeforeEach
    void where_javafx_has_no_colours() {
        assumeTrue(EmojiPictures.NEEDED);
    }

    @Start
    void start(Stage stage) {
        box = new VBox(8);
        box.setStyle("-fx-font-size: 15px");
        stage.setScene(new Scene(box, 300, 300));
        stage.setWidth(300);
        stage.setHeight(300);
        stage.show();
    }

    private <T extends TextInputControl> T show(FxRobot robot, T input, int pictures) throws Exception {
        robot.interact(() -> {
            box.getChildren().setAll(input);
            input.requestFocus();
            input.deselect();
        });
        until(robot, input, pictures);
        return input;
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    @Test
    void what_is_typed_is_the_characters_and_what_is_seen_are_pictures(FxRobot robot) throws Exception {
        for (var input : List.of(new WordsField("A " + FAMILY + " of"), new WordsArea("A " + FAMILY + " of"))) {
            show(robot, input, 1);
            robot.interact(input::end);
            robot.write(" four");
            robot.interact(() -> input.appendText(" ✅"));
            until(robot, input, 2);
            assertThat(input.getText()).isEqualTo("A " + FAMILY + " of four ✅");
            assertThat(input.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo(input.getText());
            assertThat(letters(input).getText()).hasSameSizeAs(input.getText()).doesNotContain("👨", "✅");
            assertThat(count(robot, input, GREEN)).isGreaterThan(40);
        }
    }

    @Test
    void the_caret_goes_over_an_emoji_in_one_step_and_one_key_takes_it_away(FxRobot robot) throws Exception {
        for (var input : List.of(new WordsField("A " + FAMILY + " of"), new WordsArea("A " + FAMILY + " of"))) {
            show(robot, input, 1);
            robot.interact(() -> input.positionCaret(2));
            robot.type(KeyCode.RIGHT);
            assertThat(input.getCaretPosition()).isEqualTo(2 + FAMILY.length());
            robot.type(KeyCode.BACK_SPACE);
            assertThat(input.getText()).isEqualTo("A  of");
            until(robot, input, 0);
            robot.interact(input::undo);
            assertThat(input.getText()).isEqualTo("A " + FAMILY + " of");
            until(robot, input, 1);
            robot.interact(() -> input.positionCaret(2));
            robot.type(KeyCode.DELETE);
            assertThat(input.getText()).isEqualTo("A  of");
        }
    }

    @Test
    void a_click_on_an_emoji_puts_the_caret_at_the_side_that_is_nearer(FxRobot robot) throws Exception {
        for (var input : List.of(
                new WordsField("A " + FAMILY + " of"), new WordsArea("A " + FAMILY + " of"),
                new WordsField("قهوة " + FAMILY + " هنا"), new WordsArea("قهوة " + FAMILY + " هنا"))) {
            show(robot, input, 1);
            int before = input.getText().indexOf(FAMILY);
            var sides = new Integer[2];
            var picture = onScreen(pictures(input).getFirst());
            for (int side = 0; side < 2; side++) {
                var quarter = new Point2D(
                        picture.getMinX() + picture.getWidth() * (0.25 + 0.5 * side), picture.getCenterY());
                // One elsewhere first: two near each other would be a double click.
                robot.clickOn(new Point2D(onScreen(input).getMaxX() - 20, picture.getCenterY())).clickOn(quarter);
                sides[side] = input.getCaretPosition();
            }
            assertThat(List.of(sides)).containsExactlyInAnyOrder(before, before + FAMILY.length());
        }
    }

    @Test
    void what_is_selected_and_copied_is_the_characters(FxRobot robot) throws Exception {
        var field = show(robot, new WordsField("😀 A " + FAMILY), 2);
        robot.press(KeyCode.CONTROL, KeyCode.A, KeyCode.C).release(KeyCode.C, KeyCode.A, KeyCode.CONTROL);
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("😀 A " + FAMILY);
        robot.interact(() -> field.selectRange(1, 6));
        assertThat(field.getSelectedText()).startsWith("😀").endsWith("A ");
    }

    @Test
    void pictures_go_with_letters_that_scroll_and_are_not_seen_beyond_the_field(FxRobot robot) throws Exception {
        var area = new WordsArea(String.join("\n", Collections.nCopies(20, "line")) + "\nlast ✅");
        area.setPrefRowCount(3);
        show(robot, area, 1);
        double before = inScene(pictures(area).getFirst()).getMinY();
        assertThat(before).isGreaterThan(inScene(area).getMaxY());
        robot.interact(() -> area.setScrollTop(Double.MAX_VALUE));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            robot.interact(() -> area.getScene().getRoot().layout());
            return inScene(pictures(area).getFirst()).getMaxY() < inScene(area).getMaxY();
        });
        // What is outside of the part that shows letters is cut off.
        var layer = (EmojiLayer) area.lookup(".emoji-layer");
        assertThat(layer.getClip().getLayoutBounds().getHeight()).isLessThanOrEqualTo(area.getHeight());

        var field = show(robot, new WordsField("✅ " + "a long line ".repeat(10)), 1);
        robot.interact(field::end);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            robot.interact(() -> field.getScene().getRoot().layout());
            return inScene(pictures(field).getFirst()).getMaxX() < inScene(field).getMinX();
        });
    }

    @Test
    void many_beside_each_other_are_wrapped_within_the_width(FxRobot robot) throws Exception {
        var area = new WordsArea("party " + "🎉".repeat(30));
        area.setWrapText(true);
        show(robot, area, 30);
        var whole = inScene(area);
        for (var picture : pictures(area)) {
            assertThat(inScene(picture).getMaxX()).isLessThan(whole.getMaxX());
        }
        long lines = pictures(area).stream().map(node -> inScene(node).getMinY()).distinct().count();
        assertThat(lines).isGreaterThan(1);
    }

    @Test
    void a_line_is_as_high_as_without(FxRobot robot) throws Exception {
        var field = show(robot, new WordsField("A family"), 0);
        double height = field.getHeight();
        robot.interact(() -> field.setText("A " + FAMILY));
        until(robot, field, 1);
        assertThat(field.getHeight()).isCloseTo(height, within(0.01));
    }
}
