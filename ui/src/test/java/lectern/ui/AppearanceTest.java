package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppearanceTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
        ask("hello");
        untilTexts("hello", "Answer 1.");
    }

    private double brightness(Color color) {
        return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
    }

    private double background() {
        return onWindow(() -> brightness(window.scene().snapshot(null).getPixelReader().getColor(700, 400)));
    }

    private double words() {
        return onWindow(() -> brightness((Color) ((Text) find(".answer .text-block .text")).getFill()));
    }

    private void width(double pixels) {
        robot.interact(() -> stage.setWidth(pixels));
        until("it is that wide", () -> Math.abs(window.scene().getWidth() - pixels) < 20);
    }

    @Test
    void light_and_dark_change_while_the_window_is_open() {
        assertThat(background()).isGreaterThan(0.9);
        assertThat(words()).isLessThan(0.2);
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.DARK));
        until("the words are light", () -> words() > 0.6);
        assertThat(background()).isLessThan(0.1);
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.LIGHT));
        until("the words are dark", () -> words() < 0.2);
        assertThat(background()).isGreaterThan(0.9);
    }

    @Test
    void in_a_narrow_window_the_sidebar_comes_when_called_and_goes_when_a_conversation_is_chosen() {
        assertThat(sees(".conversation-list")).isTrue();
        width(800);
        until("it has gone", () -> find(".conversation-list") == null);
        click(".toggle-sidebar");
        until("it is over the conversation", () -> find(".scrim") != null && find(".conversation-list") != null);
        robot.type(KeyCode.ESCAPE);
        until("it has gone", () -> find(".conversation-list") == null);
        press(KeyCode.CONTROL, KeyCode.B);
        until("it is back", () -> find(".conversation-list") != null);
        clickButton("New conversation");
        untilTexts();
        until("it has gone", () -> find(".conversation-list") == null);
        width(1180);
        until("a wide window shows it again", () -> find(".conversation-list") != null);
    }

    @Test
    void a_wide_window_remembers_that_its_sidebar_is_closed() {
        click(".toggle-sidebar");
        until("it has gone", () -> find(".conversation-list") == null);
        reopen();
        until("it is still closed", () -> find(".conversation-list") == null);
        press(KeyCode.CONTROL, KeyCode.B);
        until("it is back", () -> find(".conversation-list") != null);
    }

    @Test
    void from_right_to_left_everything_is_mirrored() {
        robot.interact(() -> window.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
        until("the sidebar is at the right", () -> {
            var bounds = find(".sidebar").localToScene(find(".sidebar").getBoundsInLocal());
            return bounds.getMaxX() > window.scene().getWidth() - 2;
        });
        var bubble = onWindow(() -> find(".bubble").localToScene(find(".bubble").getBoundsInLocal()));
        assertThat(bubble.getMinX()).isLessThan(200);
    }

    @Test
    void an_english_title_in_a_window_from_right_to_left_has_its_dots_at_its_end() {
        robot.interact(() -> window.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
        var title = (Label) find(".header-title");
        until("it runs from left to right", () -> title.getText().equals("hello")
                && title.getEffectiveNodeOrientation() == NodeOrientation.LEFT_TO_RIGHT);
        // It stands where lines of this window begin.
        assertThat(title.getAlignment()).isEqualTo(Pos.CENTER_RIGHT);
        robot.interact(() -> window.scene().getRoot().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT));
        until("it stands at the left", () -> title.getAlignment() == Pos.CENTER_LEFT);
    }
}
