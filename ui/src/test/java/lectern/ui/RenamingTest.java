package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import lectern.ui.conversations.ConversationItem;
import org.junit.jupiter.api.Test;

/** Titles of conversations change in the list, and only on purpose. */
class RenamingTest extends ThreeConversationsTest {

    @SuppressWarnings("unchecked")
    private Node row(String title) {
        return onWindow(() -> all(".conversation-cell").stream()
                .filter(node -> ((ListCell<ConversationItem>) node).getItem() instanceof ConversationItem item
                        && item.titleProperty().get().equals(title))
                .findFirst()
                .orElseThrow());
    }

    /** Counts as the first of a series, as the pointer comes from elsewhere. */
    private void clickRow(String title) {
        robot.moveTo(composer());
        robot.clickOn(row(title));
    }

    private void beginRenaming(String title) {
        clickRow(title);
        until("it is chosen", () -> list().getSelectionModel().getSelectedItem().titleProperty().get().equals(title));
        robot.type(KeyCode.F2);
        untilRenaming();
    }

    private void untilRenaming() {
        until("the title can be written", () -> editor() != null && editor().isFocused());
    }

    private TextField editor() {
        return (TextField) find(".conversation-cell .text-field");
    }

    private void assertNotRenaming() {
        // What a key or a click begins has begun when the window has come to this.
        assertThat(onWindow(this::editor)).isNull();
    }

    @Test
    void a_click_on_the_conversation_that_is_shown_does_not_rename_it_nor_does_a_second_one() {
        clickRow("Newest");
        assertNotRenaming();
        clickRow("Newest");
        assertNotRenaming();
        clickRow("Middle");
        clickRow("Middle");
        assertNotRenaming();
    }

    @Test
    void a_double_click_goes_to_a_conversation_as_a_click_does() {
        robot.doubleClickOn(row("Middle"));
        untilTexts("Middle", "Answer 2.");
        assertNotRenaming();
        robot.doubleClickOn(row("Middle"));
        assertNotRenaming();
    }

    @Test
    void space_does_not_rename_and_enter_goes_on_to_the_next_question() {
        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.SPACE);
        assertNotRenaming();
        robot.type(KeyCode.DOWN);
        untilTexts("Middle", "Answer 2.");
        robot.type(KeyCode.ENTER);
        until("the composer has the keyboard", () -> composer().isFocused());
        assertNotRenaming();
    }

    @Test
    void f2_renames_and_enter_keeps_it() {
        beginRenaming("Middle");
        assertThat(onWindow(() -> editor().getSelectedText())).isEqualTo("Middle");
        robot.write("Receipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Newest", "Receipts", "Oldest");
        until("the keyboard is where it was", () -> list().isFocused());
        reopen();
        untilTitles("Newest", "Receipts", "Oldest");
    }

    @Test
    void f2_renames_the_conversation_that_is_shown_from_anywhere() {
        clickRow("Middle");
        untilTexts("Middle", "Answer 2.");
        write("half a question");
        robot.type(KeyCode.F2);
        untilRenaming();
        robot.write("Receipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Newest", "Receipts", "Oldest");
        assertThat(onWindow(() -> composer().getText())).isEqualTo("half a question");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        robot.type(KeyCode.F2);
        assertNotRenaming();
    }

    @Test
    void in_a_narrow_window_f2_shows_the_list_first() {
        robot.interact(() -> stage.setWidth(700));
        until("the list is hidden", () -> find(".conversation-list") == null);
        robot.interact(() -> composer().requestFocus());
        robot.type(KeyCode.F2);
        untilRenaming();
        robot.write("Receipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Receipts", "Middle", "Oldest");
    }

    @Test
    void while_something_is_searched_f2_shows_the_list_first() {
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("Middle");
        until("results are in place of the list",
                () -> find(".search-results") != null && find(".conversation-list") == null);
        robot.type(KeyCode.F2);
        untilRenaming();
        robot.write("Receipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Receipts", "Middle", "Oldest");
    }

    @Test
    void what_was_typed_is_kept_when_the_window_is_closed() {
        beginRenaming("Middle");
        robot.write("Receipts");
        reopen();
        untilTitles("Newest", "Receipts", "Oldest");
    }

    @Test
    void the_menu_renames() {
        clickRow("Middle");
        until("it is shown", () -> texts().getFirst().equals("Middle"));
        click(".conversation-more");
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn("Rename");
        untilRenaming();
        robot.write("Receipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Newest", "Receipts", "Oldest");
    }

    @Test
    void escape_keeps_the_old_title() {
        beginRenaming("Middle");
        robot.write("Nonsense");
        robot.type(KeyCode.ESCAPE);
        until("it is a row again", () -> editor() == null && list().isFocused());
        assertThat(titles()).containsExactly("Newest", "Middle", "Oldest");
    }

    @Test
    void a_click_on_another_conversation_keeps_what_was_typed_and_goes_there() {
        beginRenaming("Middle");
        robot.write("Receipts");
        clickRow("Oldest");
        untilTitles("Newest", "Receipts", "Oldest");
        untilTexts("Oldest", "Answer 1.");
        assertNotRenaming();
    }

    @Test
    void a_click_elsewhere_in_the_window_keeps_what_was_typed() {
        beginRenaming("Middle");
        robot.write("Receipts");
        robot.clickOn(composer());
        untilTitles("Newest", "Receipts", "Oldest");
        until("the composer has the keyboard", () -> composer().isFocused() && editor() == null);
    }

    @Test
    void a_list_that_is_drawn_anew_does_not_take_the_keyboard_back() {
        beginRenaming("Middle");
        robot.write("Receipts");
        robot.interact(() -> {
            composer().requestFocus();
            list().refresh();
            list().layout();
        });
        untilTitles("Newest", "Receipts", "Oldest");
        until("the composer has the keyboard", () -> composer().isFocused() && editor() == null);
    }

    @Test
    void a_title_that_is_emptied_stays_as_it_was() {
        beginRenaming("Middle");
        robot.type(KeyCode.DELETE);
        robot.type(KeyCode.ENTER);
        until("it is a row again", () -> editor() == null);
        assertThat(titles()).containsExactly("Newest", "Middle", "Oldest");
    }

    @Test
    void renaming_goes_on_when_another_conversation_becomes_the_first() {
        beginRenaming("Middle");
        robot.write("Rec");
        lectern.conversations().pin(onWindow(() -> list().getItems().getLast().id()), true);
        untilTitles("Oldest", "Newest", "Middle");
        untilRenaming();
        robot.write("eipts");
        robot.type(KeyCode.ENTER);
        untilTitles("Oldest", "Newest", "Receipts");
    }

    @Test
    void a_click_on_one_of_several_that_are_chosen_chooses_that_one_alone() {
        clickRow("Newest");
        press(KeyCode.SHIFT, KeyCode.DOWN);
        until("both are chosen", () -> list().getSelectionModel().getSelectedItems().size() == 2);
        clickRow("Newest");
        until("one is chosen", () -> list().getSelectionModel().getSelectedItems().size() == 1);
        assertNotRenaming();
    }
}
