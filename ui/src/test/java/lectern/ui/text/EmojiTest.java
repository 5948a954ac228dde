package lectern.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lectern.ui.emoji.EmojiPictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EmojiTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    /** As large as the window has them: a size at which a line is not a whole number of pixels high by itself. */
    private static final int LETTERS = 15;

    /** How wide a picture is between letters of that size, in pixels of its own. */
    private static final double WIDTH = 37;

    private SelectableText text;

    @BeforeEach
    void where_javafx_has_no_colours() {
        assumeTrue(EmojiPictures.NEEDED);
    }

    @Start
    void start(Stage stage) {
        text = new SelectableText();
        text.setStyle("-fx-font-size: " + LETTERS + "px");
        stage.setScene(new Scene(new VBox(text), 500, 300));
        stage.setWidth(500);
        stage.setHeight(300);
        stage.show();
    }

    private void show(FxRobot robot, String words, int pictures) throws Exception {
        show(robot, List.of(Run.plain(words)), pictures);
    }

    private void show(FxRobot robot, List<Run> runs, int pictures) throws Exception {
        show(robot, new Block.Paragraph(Block.Kind.BODY, runs, Frame.NONE), pictures);
    }

    private void show(FxRobot robot, Block block, int pictures) throws Exception {
        robot.interact(() -> text.setBlocks(List.of(block)));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            Layouts.now(text);
            // One that was drawn before the letters had their size is drawn once more.
            return pictures().size() == pictures
                    && pictures().stream().allMatch(picture -> image(picture).getWidth() == WIDTH);
        });
        Layouts.now(text);
    }

    private List<Node> pictures() {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> List.copyOf(text.lookupAll(".emoji")));
    }

    private static String clipboard(FxRobot robot) {
        var content = new String[1];
        robot.interact(() -> content[0] = Clipboard.getSystemClipboard().getString());
        return content[0];
    }

    @Test
    void an_emoji_is_a_picture_that_names_itself_and_screen_readers_hear_the_characters(FxRobot robot)
            throws Exception {
        show(robot, "A " + FAMILY + " of four", 1);
        var picture = pictures().getFirst();
        assertThat(picture.getAccessibleText()).isEqualTo(FAMILY);
        // Two pixels for each of the window: sharp on a screen that shows everything twice as large.
        assertThat(image(picture).getWidth()).isCloseTo(2 * picture.getLayoutBounds().getWidth(), within(2.0));
        assertThat(solid(picture)).hasSizeGreaterThan(2);
        assertThat(text.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("A " + FAMILY + " of four");
    }

    @Test
    void what_is_selected_and_copied_is_the_characters(FxRobot robot) throws Exception {
        show(robot, "😀 A " + FAMILY + " of four 🇩🇪.", 3);
        robot.interact(text::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.A, KeyCode.C).release(KeyCode.C, KeyCode.A, KeyCode.CONTROL);
        assertThat(clipboard(robot)).isEqualTo("😀 A " + FAMILY + " of four 🇩🇪.");
        var family = pictures().get(1).localToScreen(pictures().get(1).getLayoutBounds());
        var middle = new Point2D(family.getMinX() - 1, family.getCenterY());
        robot.drag(middle).dropTo(middle.add(family.getWidth() + 2, 0));
        assertThat(text.selectedText()).isEqualTo(FAMILY);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, 1).release(KeyCode.SHIFT);
        assertThat(text.selectedText()).isEmpty();
    }

    @Test
    void lines_are_as_high_as_without(FxRobot robot) throws Exception {
        show(robot, "A family of four", 0);
        double height = text.getHeight();
        show(robot, "A " + FAMILY + " of four ✅", 2);
        assertThat(text.getHeight()).isCloseTo(height, within(0.01));
        show(robot, "✅", 1);
        assertThat(text.getHeight()).isCloseTo(height, within(1.0));
        var picture = pictures().getFirst().lookup(".image-view").getBoundsInParent();
        assertThat(picture.getHeight()).isBetween(0.5 * height, height);
        assertThat(picture.getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(picture.getMaxY()).isLessThanOrEqualTo(height);
    }

    @Test
    void a_column_of_a_table_is_as_wide_as_its_words_with_their_pictures(FxRobot robot) throws Exception {
        var sides = List.of(Block.Side.START, Block.Side.START);
        var heading = List.of(List.of(Run.plain("Item")), List.of(Run.plain("OK")));
        var row = List.of(List.of(Run.plain("Coffee ☕ to go")), List.of(Run.plain("✅")));
        show(robot, new Block.Table(sides, List.of(heading, heading), Frame.NONE), 0);
        double height = text.getHeight();
        show(robot, new Block.Table(sides, List.of(heading, row), Frame.NONE), 2);
        assertThat(text.getHeight()).isCloseTo(height, within(0.01));
    }

    @Test
    void what_is_drawn_in_black_alone_has_the_colour_of_the_letters_unless_it_is_a_black_thing(FxRobot robot)
            throws Exception {
        show(robot, "✔️ 🖤 ©️", 3);
        robot.interact(() -> text.lookupAll(".text").forEach(words -> words.setStyle("-fx-fill: #12ab34")));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            Layouts.now(text);
            return solid(pictures().get(0)).equals(Set.of(0xFF12AB34))
                    && solid(pictures().get(2)).equals(Set.of(0xFF12AB34));
        });
        assertThat(solid(pictures().get(1))).containsExactly(0xFF31373D);
    }

    private static Image image(Node picture) {
        return ((ImageView) picture.lookup(".image-view")).getImage();
    }

    /** The colours that cover pixels wholly. */
    private static Set<Integer> solid(Node picture) {
        var image = image(picture);
        var colours = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getPixelReader().getArgb(x, y);
                if (argb >>> 24 == 255) {
                    colours.add(argb);
                }
            }
        }
        return colours;
    }

    @Test
    void one_that_there_is_no_picture_of_stays_as_the_font_has_it(FxRobot robot) throws Exception {
        // Nobody has drawn a page that is a flame; the check mark after it is drawn later, on the same thread.
        show(robot, "📄‍🔥 and ✅", 1);
        assertThat(pictures().getFirst().getAccessibleText()).isEqualTo("✅");
        assertThat(text.getText()).isEqualTo("📄‍🔥 and ✅");
    }

    @Test
    void a_link_with_an_emoji_in_it_is_one_stop_and_leads_there_from_the_picture(FxRobot robot) throws Exception {
        var link = new Run("the ✅ list", Set.of(Look.LINK), "https://example.org");
        show(robot, List.of(Run.plain("See "), link, Run.plain(".")), 1);
        assertThat(text.lookupAll(".text-spot")).hasSize(1);
        var followed = new ArrayList<String>();
        text.setOnLink(followed::add);
        robot.clickOn(pictures().getFirst());
        assertThat(followed).containsExactly("https://example.org");
    }

    @Test
    void a_search_hit_has_its_ground_behind_the_picture(FxRobot robot) throws Exception {
        show(robot, List.of(new Run("✅", Set.of(Look.FOUND), ""), Run.plain(" done")), 1);
        var ground = text.lookup(".code-ground").getLayoutBounds();
        assertThat(ground.getWidth()).isCloseTo(pictures().getFirst().getLayoutBounds().getWidth(), within(2.0));
    }

    @Test
    void an_emoji_that_is_written_piece_by_piece_becomes_one(FxRobot robot) throws Exception {
        show(robot, "A 👨", 1);
        show(robot, "A 👨‍👩", 0);
        show(robot, "A " + FAMILY, 1);
        assertThat(pictures().getFirst().getAccessibleText()).isEqualTo(FAMILY);
    }
}
