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

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EmojiInControlsTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final int LETTERS = 15;

    private VBox box;

    @BeforeEach
    void where_javafx_has_no_colours() {
        assumeTrue(EmojiPictures.NEEDED);
    }

    @Start
    void start(Stage stage) {
        box = new VBox(8);
        box.setStyle("-fx-font-size: " + LETTERS + "px; -fx-background-color: white");
        stage.setScene(new Scene(box, 500, 300));
        stage.setWidth(500);
        stage.setHeight(300);
        stage.show();
    }

    /** Shows a control until so many pictures are in it. */
    private <T extends Region> T show(FxRobot robot, T control, int pictures) throws Exception {
        robot.interact(() -> box.getChildren().setAll(control));
        until(robot, control, pictures);
        return control;
    }

    @Test
    void a_label_shows_emoji_in_colour_and_tells_screen_readers_the_characters(FxRobot robot) throws Exception {
        var label = show(robot, new WordsLabel("A " + FAMILY + " of four ✅"), 2);
        assertThat(label.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("A " + FAMILY + " of four ✅");
        assertThat(count(robot, label, GREEN)).isGreaterThan(40);
        var plain = show(robot, new Label("A of four ✅"), 0);
        assertThat(count(robot, plain, GREEN)).isZero();
    }

    @Test
    void a_label_without_emoji_is_nothing_but_a_label(FxRobot robot) throws Exception {
        var label = show(robot, new WordsLabel("Invoice 日本語 — №42"), 0);
        assertThat(label.getText()).isEqualTo("Invoice 日本語 — №42");
        assertThat(label.getChildrenUnmodifiable()).singleElement().isInstanceOf(Text.class);
        assertThat(letters(label).getClip()).isNull();
    }

    @Test
    void a_label_with_emoji_is_as_high_as_one_without_and_its_letters_stand_where_they_did(FxRobot robot)
            throws Exception {
        var plain = show(robot, new WordsLabel("A family"), 0);
        double height = plain.getHeight();
        double baseline = plain.getBaselineOffset();
        var label = show(robot, new WordsLabel("A " + FAMILY + " family"), 1);
        assertThat(label.getHeight()).isCloseTo(height, within(0.01));
        assertThat(label.getBaselineOffset()).isCloseTo(baseline, within(0.01));
        var picture = pictures(label).getFirst().getBoundsInParent();
        assertThat(picture.getHeight()).isBetween(0.8 * LETTERS, height);
        assertThat(picture.getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(picture.getMaxY()).isLessThanOrEqualTo(height);
    }

    @Test
    void what_does_not_fit_ends_in_dots_and_emoji_behind_them_are_not_drawn(FxRobot robot) throws Exception {
        var label = new WordsLabel("😀 A long name of a conversation ✅");
        label.setMaxWidth(120);
        show(robot, label, 1);
        assertThat(letters(label).getText()).endsWith("...");
        var picture = inScene(pictures(label).getFirst());
        assertThat(picture.getMinX()).isCloseTo(inScene(label).getMinX(), within(2.0));
        robot.interact(() -> label.setMaxWidth(Double.MAX_VALUE));
        until(robot, label, 2);
        assertThat(letters(label).getText()).doesNotEndWith("...");
    }

    @Test
    void from_right_to_left_the_first_emoji_stands_at_the_right(FxRobot robot) throws Exception {
        robot.interact(() -> box.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
        var label = show(robot, new WordsLabel("😀 فاتورة القهوة ✅"), 2);
        var first = inScene(pictures(label).get(0));
        var last = inScene(pictures(label).get(1));
        assertThat(first.getMaxX()).isCloseTo(inScene(label).getMaxX(), within(2.0));
        assertThat(last.getMinX()).isCloseTo(inScene(label).getMinX(), within(2.0));
    }

    @Test
    void a_label_that_wraps_has_each_emoji_in_its_line(FxRobot robot) throws Exception {
        var label = new WordsLabel("One two three four ✅ and more words follow here 😀");
        label.setWrapText(true);
        label.setMaxWidth(130);
        show(robot, label, 2);
        var first = inScene(pictures(label).get(0));
        var last = inScene(pictures(label).get(1));
        assertThat(last.getMinY() - first.getMaxY()).isGreaterThan(0);
        assertThat(last.getMaxY()).isLessThanOrEqualTo(inScene(label).getMaxY());
        for (var picture : List.of(first, last)) {
            assertThat(picture.getMaxX()).isLessThanOrEqualTo(inScene(label).getMaxX() + 1);
        }
    }

    @Test
    void words_that_change_take_their_pictures_with_them(FxRobot robot) throws Exception {
        var label = show(robot, new WordsLabel("One ✅"), 1);
        robot.interact(() -> label.setWords("None"));
        until(robot, label, 0);
        assertThat(letters(label).getClip()).isNull();
        robot.interact(() -> label.setWords("☕ Two 😀"));
        until(robot, label, 2);
    }

    @Test
    void one_that_nobody_has_drawn_is_shown_as_those_it_is_joined_from(FxRobot robot) throws Exception {
        show(robot, new WordsLabel("📄‍🔥 and ✅"), 3);
    }

    @Test
    void rows_of_lists_show_them_and_are_used_again_for_others(FxRobot robot) throws Exception {
        var list = new ListView<String>();
        list.setCellFactory(view -> Worded.row(name -> "1 " + name));
        list.getItems().setAll("☕ Coffee", "Tea");
        show(robot, list, 1);
        robot.interact(() -> list.getItems().setAll("Coffee", "Tea", "🍕🍕"));
        until(robot, list, 2);
        robot.interact(() -> list.getItems().clear());
        until(robot, list, 0);
    }

    @Test
    void a_tooltip_keeps_its_words_for_screen_readers_and_a_heading_without_emoji_is_as_ever() {
        var tooltip = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> Worded.tooltip("✅ Done"));
        assertThat(tooltip.getText()).isEqualTo("✅ Done");
        assertThat(tooltip.getGraphic()).isInstanceOf(WordsLabel.class);
        var column = new TableColumn<String, String>();
        Worded.heading(column, "Total");
        assertThat(column.getText()).isEqualTo("Total");
        assertThat(column.getGraphic()).isNull();
    }
}
