package lectern.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SelectableTextTest {

    /** Long enough to be a block of its own. */
    private static final String FIRST = "First paragraph " + "x ".repeat(310);

    /** Somewhere in the first line of a block, in pixels. */
    private static final double FIRST_LINE = 8;

    private SelectableText text;

    @Start
    void start(Stage stage) {
        text = new SelectableText();
        text.setText(FIRST + "\nSecond paragraph.\n" + "y ".repeat(310) + "\nThird one.");
        stage.setScene(new Scene(new VBox(text), 500, 300));
        stage.setWidth(500);
        stage.setHeight(300);
        stage.show();
    }

    @BeforeEach
    void settle() {
        Layouts.now(text);
    }

    private static String clipboard(FxRobot robot) {
        var content = new String[1];
        robot.interact(() -> content[0] = Clipboard.getSystemClipboard().getString());
        return content[0];
    }

    private static Point2D leftOf(TextFlow block) {
        return block.localToScreen(1, FIRST_LINE);
    }

    private TextFlow block(int index) {
        return (TextFlow) text.getChildrenUnmodifiable().get(index).lookup(".text-block");
    }

    @Test
    void dragging_selects_across_paragraphs_and_copying_keeps_their_line_ends(FxRobot robot) {
        robot.drag(leftOf(block(0))).dropTo(block(1).localToScreen(block(1).getWidth() - 1, FIRST_LINE));
        assertThat(text.selectedText()).isEqualTo(FIRST + "\nSecond paragraph.");
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        assertThat(clipboard(robot)).isEqualTo(FIRST + "\nSecond paragraph.");
    }

    @Test
    void a_double_click_selects_a_word_and_a_triple_click_the_line(FxRobot robot) {
        robot.doubleClickOn(leftOf(block(1)));
        assertThat(text.selectedText()).isEqualTo("Second");
        robot.clickOn(leftOf(block(1)));
        assertThat(text.selectedText()).isEqualTo("Second paragraph.");
    }

    @Test
    void the_keyboard_selects_everything_extends_and_gives_it_up(FxRobot robot) {
        robot.interact(text::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        assertThat(text.selectedText()).isEqualTo(text.getText());
        robot.type(KeyCode.ESCAPE);
        assertThat(text.selectedText()).isEmpty();
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, 4).release(KeyCode.SHIFT);
        assertThat(text.selectedText()).isEqualTo("one.");
    }

    @Test
    void copying_without_a_selection_copies_everything(FxRobot robot) {
        robot.interact(text::copy);
        assertThat(clipboard(robot)).isEqualTo(text.getText());
    }

    @Test
    void a_selection_stays_while_the_text_grows(FxRobot robot) {
        robot.doubleClickOn(leftOf(block(0)));
        robot.interact(() -> text.setText(text.getText() + " And it goes on. ".repeat(50) + "\nFourth."));
        Layouts.now(text);
        assertThat(text.selectedText()).isEqualTo("First");
        assertThat(text.getChildrenUnmodifiable()).hasSize(4);
    }

    @Test
    void only_the_last_paragraph_is_laid_out_again_while_the_text_grows(FxRobot robot) {
        var first = block(0);
        robot.interact(() -> {
            text.setText(text.getText() + " More");
            assertThat(first.isNeedsLayout()).isFalse();
            assertThat(block(2).isNeedsLayout()).isTrue();
        });
    }

    @Test
    void a_right_to_left_paragraph_runs_right_to_left_beside_one_that_does_not(FxRobot robot) {
        robot.interact(() -> text.setText("Guten Tag\nשלום עולם"));
        Layouts.now(text);
        assertThat(block(0).getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
        assertThat(block(1).getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        // It begins at the right edge: flows of text are not mirrored, their letters run the other way.
        robot.doubleClickOn(block(1).localToScreen(block(1).getWidth() - 2, FIRST_LINE));
        assertThat(text.selectedText()).isEqualTo("שלום");
        var highlight = block(1).getChildrenUnmodifiable().getFirst().getBoundsInParent();
        assertThat(highlight.getMaxX()).isCloseTo(block(1).getWidth(), within(2.0));
        assertThat(highlight.getWidth()).isBetween(10.0, 60.0);
    }
}
