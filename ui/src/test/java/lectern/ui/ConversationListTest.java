package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import lectern.app.Script;
import org.junit.jupiter.api.Test;

class ConversationListTest extends ThreeConversationsTest {

    private void untilHeader(String title) {
        until("the header says " + title, () -> ((Labeled) find(".header-title")).getText().equals(title));
    }

    private void select(int index) {
        robot.interact(() -> {
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(index);
            list().getFocusModel().focus(index);
        });
    }

    @Test
    void the_newest_is_first_under_its_day_and_the_open_one_is_named_in_the_header() {
        assertThat(says("Today")).isTrue();
        untilHeader("Newest");
        select(2);
        untilHeader("Oldest");
        until("its messages are shown", () -> texts().getFirst().equals("Oldest"));
    }

    @Test
    void a_conversation_that_is_gone_on_with_becomes_the_first_and_stays_chosen() {
        select(2);
        until("its messages are shown", () -> texts().size() == 2 && texts().getFirst().equals("Oldest"));
        ask("Go on");
        untilTitles("Oldest", "Newest", "Middle");
        until("it is still chosen", () -> list().getSelectionModel().getSelectedIndex() == 0);
        untilHeader("Oldest");
    }

    @Test
    void a_deleted_conversation_can_be_brought_back() {
        select(1);
        until("its messages are shown", () -> texts().getFirst().equals("Middle"));
        robot.type(KeyCode.DELETE);
        untilTitles("Newest", "Oldest");
        untilSays("“Middle” was deleted.");
        untilHeader("Oldest");
        click(".undo");
        untilTitles("Newest", "Middle", "Oldest");
        untilHeader("Middle");
        until("its messages are shown", () -> texts().getFirst().equals("Middle"));
    }

    @Test
    void deleting_all_of_them_leaves_a_new_one() {
        for (int left = 3; left > 0; left--) {
            int count = left - 1;
            select(0);
            robot.type(KeyCode.DELETE);
            until(count + " are left", () -> titles().size() == count);
        }
        untilSays("Drop a picture or a document here");
        reopen();
        assertThat(titles()).isEmpty();
    }

    @Test
    void the_mouse_finds_the_same_in_the_menu_of_a_row() {
        select(1);
        click(".conversation-more");
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn("Delete");
        untilTitles("Newest", "Oldest");
    }

    private MenuItem folderItem(String words) {
        return onWindow(() -> {
            var menu = list().getContextMenu();
            menu.getOnShowing().handle(new WindowEvent(window.scene().getWindow(), WindowEvent.WINDOW_SHOWING));
            return menu.getItems().stream()
                    .filter(Menu.class::isInstance)
                    .flatMap(item -> ((Menu) item).getItems().stream())
                    .filter(item -> words.equals(item.getText()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private MenuItem folderChoice(String words) {
        return onWindow(() -> {
            var menu = (MenuButton) find(".folder-choice");
            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            return menu.getItems().stream().filter(item -> words.equals(item.getText())).findFirst().orElseThrow();
        });
    }

    private void name(String name) {
        until("it asks for a name", () -> find(".name-pane .text-field") != null);
        robot.interact(() -> ((TextField) find(".name-pane .text-field")).setText(name));
        clickButton("Keep");
    }

    @Test
    void a_folder_lists_what_lies_in_it_and_takes_what_is_begun_there() {
        assertThat(sees(".folder-choice")).isFalse();
        select(2);
        robot.interact(() -> folderItem("New folder…").fire());
        name("Bills");
        until("there is a folder", () -> find(".folder-choice") != null);
        robot.interact(() -> folderChoice("Bills").fire());
        untilTitles("Oldest");
        press(KeyCode.CONTROL, KeyCode.N);
        ask("Bill");
        untilTitles("Bill", "Oldest");
        until("it lies there as well", () -> list().getItems().getFirst().folder().equals("Bills"));
        robot.interact(() -> folderChoice("Rename this folder…").fire());
        name("Paid");
        until("it has its new name", () -> list().getItems().size() == 2
                && list().getItems().stream().allMatch(item -> item.folder().equals("Paid")));
        robot.interact(() -> folderChoice("Dissolve this folder").fire());
        untilTitles("Bill", "Newest", "Middle", "Oldest");
        until("there is no folder", () -> find(".folder-choice") == null);
    }

    @Test
    void the_model_names_a_conversation_after_its_first_answer() {
        press(KeyCode.CONTROL, KeyCode.N);
        engine.willName(Script.of("Greetings"));
        ask("Hello, who are you and what can you do?");
        untilTitles("Greetings", "Newest", "Middle", "Oldest");
    }
}
