package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import javafx.application.ColorScheme;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import lectern.app.Gate;
import lectern.app.Script;
import lectern.ui.emoji.EmojiPictures;
import lectern.ui.text.SelectableText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are Markdown. */
class MarkdownTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void answered(String markdown) {
        engine.willAnswer(Script.of(markdown));
        ask("Tell me.");
        until("it is answered", () -> find(".copy") != null);
    }

    private SelectableText answer() {
        return (SelectableText) onWindow(() -> find(".answer .selectable-text"));
    }

    private String clipboard() {
        return onWindow(() -> Clipboard.getSystemClipboard().getString());
    }

    private Point2D middle(Node node) {
        return onWindow(() -> {
            var bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    @Test
    void headings_lists_tables_and_code_are_shown_as_such() {
        answered("# Title\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```java\nint x;\n```\n\n> quoted");
        assertThat(sees(".answer .paragraph.h1")).isTrue();
        assertThat(sees(".answer .table")).isTrue();
        assertThat(sees(".answer .code.whole")).isTrue();
        assertThat(sees(".answer .quote-bar")).isTrue();
        assertThat(onWindow(() -> ((Text) find(".answer .list-marker")).getText())).isEqualTo("•");
    }

    @Test
    void everything_selected_is_copied_as_plain_text_with_its_markers() {
        answered("**Two** things:\n\n- one\n- two\n\nEnd.");
        robot.interact(() -> answer().requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("Two things:\n\n• one\n• two\n\nEnd.");
    }

    @Test
    void the_copy_button_copies_the_markdown() {
        answered("**Two** things");
        click(".answer .copy");
        assertThat(clipboard()).isEqualTo("**Two** things");
    }

    @Test
    void a_drag_selects_from_one_block_to_another() {
        answered("First paragraph\n\nSecond one");
        var blocks = onWindow(() -> all(".answer .text-block"));
        var from = onWindow(() -> blocks.get(0).localToScreen(1, 8));
        var to = onWindow(() -> blocks.get(1).localToScreen(blocks.get(1).getLayoutBounds().getWidth() - 1, 8));
        robot.drag(from).dropTo(to);
        assertThat(onWindow(() -> answer().selectedText())).isEqualTo("First paragraph\n\nSecond one");
    }

    @Test
    void a_program_has_a_button_that_copies_all_of_it_and_nothing_else() {
        answered("Here:\n\n```python\n" + "x = 1\n".repeat(80) + "```\n\nDone.");
        robot.interact(() -> find(".transcript .virtual-column").requestFocus());
        robot.interact(() -> ((javafx.scene.control.Button) answer().lookup(".copy-code")).fire());
        assertThat(clipboard()).isEqualTo("x = 1\n".repeat(80).strip());
    }

    @Test
    void a_link_opens_only_after_its_address_was_shown_and_confirmed() {
        answered("[Terms](https://example.org/terms)");
        robot.clickOn(middle(onWindow(() -> find(".answer .look-link"))));
        until("it asks", () -> find(".link-pane") != null);
        assertThat(dialogs.browsed).isEmpty();
        click(".open-link");
        until("it has gone", () -> find(".link-pane") == null);
        assertThat(dialogs.browsed).containsExactly(URI.create("https://example.org/terms"));
    }

    @Test
    void a_link_to_a_file_of_this_computer_is_never_opened() {
        answered("[Run](file:///usr/bin/true)");
        robot.clickOn(middle(onWindow(() -> find(".answer .look-link"))));
        until("it says why not", () -> find(".link-pane") != null && find(".open-link") == null);
        robot.type(KeyCode.ESCAPE);
        until("it has gone", () -> find(".link-pane") == null);
        assertThat(dialogs.browsed).isEmpty();
    }

    @Test
    void markdown_is_shown_while_it_is_written_and_earlier_blocks_are_left_alone() {
        var gate = new Gate();
        engine.willAnswer(Script.of("# Title\n\nFirst.\n\nSec").wait(gate).then("ond **bold**."));
        ask("Tell me.");
        until("the beginning is there", () -> texts().getLast().equals("Title\nFirst.\nSec"));
        var heading = onWindow(() -> find(".answer .paragraph.h1"));
        gate.open();
        until("all of it is there", () -> texts().getLast().equals("Title\nFirst.\nSecond bold."));
        assertThat(onWindow(() -> find(".answer .paragraph.h1"))).isSameAs(heading);
    }

    @Test
    void what_the_person_writes_is_shown_as_it_is() {
        ask("Is **this** bold?");
        until("it is answered", () -> find(".copy") != null);
        assertThat(texts().getFirst()).isEqualTo("Is **this** bold?");
    }

    @Test
    void emoji_are_pictures_in_questions_and_answers_and_copied_as_characters() {
        assumeTrue(EmojiPictures.NEEDED);
        engine.willAnswer(Script.of("| Paid | **✅ 👍🏽** |\n|---|---|\n| Due | ⏰ |"));
        ask("Is it paid? 🤔");
        until("all are drawn", () -> all(".question .emoji").size() == 1 && all(".answer .emoji").size() == 3);
        assertThat(texts()).containsExactly("Is it paid? 🤔", "Paid\t✅ 👍🏽\nDue\t⏰");
        robot.interact(() -> answer().requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("Paid\t✅ 👍🏽\nDue\t⏰");
    }

    @Test
    void formulas_are_drawn_among_the_words_and_copied_as_they_were_written() {
        var markdown = "Then $x^2 \\ge 0$ holds, but $\\unknowncommand$ does not:\n\n"
                + "$$\\frac{a}{b} = \\sqrt{2}$$\n\nEnd";
        answered(markdown);
        until("both are drawn", () -> all(".formula").size() == 2);
        assertThat(onWindow(() -> ((Region) all(".formula").getLast()).getHeight())).isGreaterThan(20);
        robot.interact(() -> answer().requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo(markdown);
        var first = onWindow(() -> all(".formula").getFirst());
        // From the middle of the formula to the end of the line: half a formula is never selected.
        robot.drag(first).dropTo(middle(first).add(200, 0));
        press(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).matches("(?s)(\\$x\\^2 \\\\ge 0\\$)? holds.*");
    }

    @Test
    void formulas_have_the_colour_of_the_letters_also_when_that_changes() {
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.LIGHT));
        answered("So $x$");
        until("it is drawn", () -> find(".formula .image-view") != null || find(".formula") != null);
        until("it is dark", () -> brightest() < 0.5);
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.DARK));
        until("it is light", () -> brightest() > 0.5);
    }

    /** Of the pixels with ink in them. */
    private double brightest() {
        var image = ((ImageView) ((Region) find(".formula")).lookup("ImageView")).getImage();
        double brightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                var color = image.getPixelReader().getColor(x, y);
                if (color.getOpacity() > 0.9) {
                    brightest = Math.max(brightest, color.getBrightness());
                }
            }
        }
        return brightest;
    }
}
