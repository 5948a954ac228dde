package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import lectern.app.Script;
import lectern.engine.EngineException.Reason;
import lectern.ui.text.SelectableText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyboardTest extends WindowTest {

    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");
    private static final PseudoClass KEYBOARD_FOCUS = PseudoClass.getPseudoClass("keyboard-focus");

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private Node focus() {
        return onWindow(() -> window.scene().getFocusOwner());
    }

    /** Everything that Tab comes to until it comes round. */
    private List<Node> tabRound() {
        var visited = new LinkedHashSet<Node>();
        robot.interact(() -> composer().requestFocus());
        do {
            visited.add(focus());
            robot.type(KeyCode.TAB);
        } while (visited.size() < 60 && !visited.contains(focus()));
        return new ArrayList<>(visited);
    }

    private static String name(Node node) {
        var text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }

    @Test
    void the_cursor_is_in_the_composer_when_the_window_opens() {
        until("the composer has the keyboard", () -> composer().isFocused());
    }

    @Test
    void a_whole_conversation_needs_no_mouse() {
        until("the composer has the keyboard", () -> composer().isFocused());
        robot.write("hello");
        robot.type(KeyCode.ENTER);
        untilTexts("hello", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        until("the composer has the keyboard", () -> composer().isFocused());
        robot.write("second");
        robot.type(KeyCode.ENTER);
        untilTexts("second", "Answer 2.");
        // Back to the first one by way of the list.
        until("both are listed", () -> titles().equals(List.of("second", "hello"))
                && list().getSelectionModel().getSelectedIndex() == 0);
        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.DOWN);
        untilTexts("hello", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.L);
        until("the composer has the keyboard", () -> composer().isFocused());
    }

    @Test
    void tab_comes_to_everything_that_can_be_used() {
        engine.willAnswer(Script.of("Half").fail(Reason.ENGINE_LOST, "The engine ended."));
        drop(picture("colours.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        ask("hello");
        untilSays("The engine ended.");
        drop(picture("more.png"), file(folder.resolve("bad.png"), "no"));
        until("both are there", () -> find(".attachment-refused") != null && find(".composer .thumbnail") != null);
        write("next");
        var visited = tabRound();
        for (var selector : List.of(
                ".new-conversation", ".conversation-list", ".toggle-sidebar", ".model-chip", ".retry", ".copy",
                ".selectable-text", ".attach", ".send", ".attachment-remove", ".attachment-refused .button",
                ".growing-text-area")) {
            assertThat(visited).as(selector).containsAnyElementsOf(onWindow(() -> all(selector)));
        }
    }

    @Test
    void tab_goes_through_all_settings_and_out_again() {
        press(KeyCode.CONTROL, KeyCode.COMMA);
        until("the settings are shown", () -> find(".settings") != null);
        var first = focus();
        var visited = new LinkedHashSet<Node>();
        do {
            visited.add(focus());
            robot.type(KeyCode.TAB);
        } while (visited.size() < 120 && !visited.contains(focus()));
        assertThat(focus()).isSameAs(first);
        for (var selector : List.of(
                ".context-size", ".settings .text-area", ".settings .spinner", ".named-text-words", ".wipe")) {
            assertThat(visited).as(selector).containsAll(onWindow(() -> all(selector)));
        }
    }

    @Test
    void tab_leaves_a_question_that_is_edited() {
        ask("hello");
        untilTexts("hello", "Answer 1.");
        click(".question .edit");
        until("it can be edited", () -> {
            var area = find(".edit-card .text-area");
            return area != null && area.isFocused();
        });
        robot.type(KeyCode.TAB);
        until("the keyboard is elsewhere", () -> !find(".edit-card .text-area").isFocused());
        assertThat(onWindow(() -> ((TextArea) find(".edit-card .text-area")).getText())).isEqualTo("hello");
    }

    @Test
    void everything_that_takes_the_keyboard_has_a_name_and_shows_that_it_has_it() {
        ask("hello");
        untilTexts("hello", "Answer 1.");
        drop(picture("colours.png"));
        until("it is attached", () -> find(".attachment-remove") != null);
        for (var node : tabRound()) {
            robot.interact(node::requestFocus);
            assertThat(name(node)).as("name of %s", node).isNotBlank();
        }
        robot.interact(() -> composer().requestFocus());
        robot.type(KeyCode.TAB);
        assertThat(focus().getPseudoClassStates()).contains(FOCUS_VISIBLE);
    }

    /** The pointer comes: only then a tooltip is made. */
    private static void enter(Node node) {
        Event.fireEvent(node, new MouseEvent(
                MouseEvent.MOUSE_ENTERED, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false, false, false, false,
                false, false, false, false, new PickResult(node, 1, 1)));
    }

    @Test
    void every_button_that_shows_only_an_icon_has_a_name_and_a_tooltip() {
        ask("hello");
        untilTexts("hello", "Answer 1.");
        drop(picture("colours.png"), file(folder.resolve("bad.png"), "no"));
        until("both are there", () -> find(".attachment-refused") != null && find(".attachment-remove") != null);
        var buttons = onWindow(() -> window.scene().getRoot().lookupAll(".button").stream()
                .map(ButtonBase.class::cast)
                .filter(b -> b.getText() == null || b.getText().isEmpty())
                .toList());
        robot.interact(() -> buttons.forEach(KeyboardTest::enter));
        assertThat(buttons).hasSizeGreaterThan(5).allSatisfy(button -> {
            assertThat(button.getAccessibleText()).as("name of %s", button).isNotBlank();
            assertThat(button.getTooltip()).as("tooltip of %s", button).isNotNull();
        });
    }

    @Test
    void letters_typed_where_there_is_nothing_to_type_into_go_to_the_composer() {
        robot.interact(() -> find(".toggle-sidebar").requestFocus());
        robot.write("why");
        assertThat(onWindow(() -> composer().getText())).isEqualTo("why");
        assertThat(onWindow(() -> composer().isFocused())).isTrue();
    }

    @Test
    void page_keys_in_the_composer_scroll_the_conversation() {
        engine.willAnswer(Script.of("line\n".repeat(200)));
        ask("A long one");
        until("it is there", () -> find(".copy") != null);
        assertThat(sees(".to-end")).isFalse();
        robot.interact(() -> composer().requestFocus());
        robot.type(KeyCode.PAGE_UP);
        until("it has scrolled", () -> find(".to-end") != null);
        robot.type(KeyCode.PAGE_DOWN);
        until("it is at the end", () -> find(".to-end") == null);
        assertThat(Optional.ofNullable(focus())).contains(composer());
    }

    @Test
    void a_key_gives_the_keyboard_to_the_newest_answer_and_its_end_is_announced() {
        engine.willAnswer(Script.of("One."));
        engine.willAnswer(Script.of("Two."));
        ask("First");
        untilTexts("First", "One.");
        until("its end is announced", () -> "The answer is complete."
                .equals(find(".announcer").queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        ask("Second");
        untilTexts("First", "One.", "Second", "Two.");
        until("it has ended", () -> all(".copy").size() == 2);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until("the answer has the keyboard", () -> window.scene().getFocusOwner() instanceof SelectableText text
                && text.getText().equals("Two."));
        assertThat(focus().getPseudoClassStates()).contains(KEYBOARD_FOCUS);
        robot.clickOn(focus());
        click(".header-title");
        robot.interact(() -> composer().requestFocus());
        assertThat(composer().getPseudoClassStates()).doesNotContain(KEYBOARD_FOCUS);
    }

    @Test
    void a_list_with_nothing_in_it_does_not_take_the_keyboard() {
        assertThat(tabRound()).doesNotContain(list());
    }

    @Test
    void a_table_has_the_keyboard_when_it_opens_and_escape_leaves_it_from_anywhere() {
        press(KeyCode.CONTROL, KeyCode.T);
        until("the first button has the keyboard", () -> window.scene().getFocusOwner() instanceof Button button
                && button.getText().equals("Choose documents…"));
        assertThat(focus().getPseudoClassStates()).contains(KEYBOARD_FOCUS);
        robot.interact(() -> find(".toggle-sidebar").requestFocus());
        robot.type(KeyCode.ESCAPE);
        until("the composer has the keyboard", () -> find(".tables") == null && composer().isFocused());
    }

    @Test
    void the_key_for_the_composer_leaves_the_settings() {
        press(KeyCode.CONTROL, KeyCode.COMMA);
        until("they are there", () -> find(".settings") != null);
        press(KeyCode.CONTROL, KeyCode.L);
        until("the composer has the keyboard", () -> find(".settings") == null && composer().isFocused());
    }

    @Test
    void escape_ends_a_search_from_among_its_results() {
        ask("hello");
        untilTexts("hello", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("hello");
        until("it is found", () -> find(".search-cell .search-title") != null);
        robot.type(KeyCode.DOWN);
        until("the results have the keyboard", () -> find(".search-results").isFocused());
        robot.type(KeyCode.ESCAPE);
        until("the list is back", () -> find(".conversation-list") != null && find(".search-results") == null);
        assertThat(focus()).isInstanceOf(TextField.class);
    }
}
