package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import lectern.ui.emoji.EmojiPictures;
import lectern.ui.emoji.WordsLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Emoji of a person's are in colour wherever the window shows them. */
class EmojiEverywhereTest extends WindowTest {

    private static final String TITLE = "🧾 Receipts ✅";

    @BeforeEach
    void a_conversation_with_emoji() {
        assumeTrue(EmojiPictures.NEEDED);
        awaitReady();
        ask(TITLE);
        until("it is answered", () -> texts().size() == 2 && find(".copy") != null);
    }

    /** Waits until so many pictures are within what a selector finds. */
    private void untilPictures(String selector, int count) {
        until(count + " pictures in " + selector, () -> {
            var within = find(selector);
            return within != null && pictures(within).size() == count;
        });
    }

    private static List<Node> pictures(Node within) {
        return within.lookupAll(".emoji-layer .image-view").stream()
                .filter(node -> isShown(node) && ((ImageView) node).getImage() != null)
                .toList();
    }

    @Test
    void in_the_list_in_the_header_and_where_questions_are_written() {
        assertThat(titles()).containsExactly(TITLE);
        untilPictures(".conversation-list", 2);
        untilPictures(".header", 2);
        assertThat(onWindow(() -> ((WordsLabel) find(".header-title")).getWords())).isEqualTo(TITLE);
        write("Is the 📄 signed? 👍🏽");
        untilPictures(".composer", 2);
        assertThat(composer().getText()).isEqualTo("Is the 📄 signed? 👍🏽");
    }

    @Test
    void while_a_title_is_written_anew() {
        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.F2);
        untilPictures(".conversation-list .text-field", 2);
        robot.interact(() -> ((TextField) find(".conversation-list .text-field")).setText("☕ Coffee"));
        untilPictures(".conversation-list .text-field", 1);
        robot.type(KeyCode.ENTER);
        until("it has its new title", () -> titles().equals(List.of("☕ Coffee")));
        untilPictures(".header", 1);
    }

    @Test
    void in_the_field_and_the_results_of_a_search_and_in_the_palette() {
        robot.interact(() -> ((TextField) find(".search-field .text-field")).setText("Receipts ✅"));
        untilPictures(".search-field", 1);
        robot.interact(() -> ((TextField) find(".search-field .text-field")).setText("Receipts"));
        untilPictures(".search-cell", 2);
        until(
                "the words around are in colour",
                () -> find(".search-snippet").lookupAll(".emoji").size() == 2);
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is there", () -> find(".palette-words") != null);
        robot.interact(() -> ((TextField) find(".palette-words")).setText("receipts"));
        untilPictures(".palette-list", 2);
    }

    @Test
    void in_the_names_of_folders() {
        var menu = onWindow(() -> list().getContextMenu());
        robot.interact(() -> {
            menu.getOnShowing().handle(new WindowEvent(window.scene().getWindow(), WindowEvent.WINDOW_SHOWING));
            menu.getItems().stream()
                    .filter(Menu.class::isInstance)
                    .flatMap(item -> ((Menu) item).getItems().stream())
                    .filter(item -> "New folder…".equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        until("it asks for a name", () -> find(".name-pane .text-field") != null);
        robot.interact(() -> ((TextField) find(".name-pane .text-field")).setText("📁 Bills"));
        untilPictures(".name-pane", 1);
        robot.type(KeyCode.ENTER);
        until("there is a folder", () -> find(".folder-choice") != null);
        robot.interact(() -> ((MenuButton) find(".folder-choice")).show());
        until("the menu shows it", () -> robot.lookup(".context-menu .emoji-layer .image-view").tryQuery().isPresent());
        assertThat(onWindow(() -> robot.lookup(".context-menu .menu-item").queryAll().stream()
                        .map(entry -> entry.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                        .toList()))
                .contains("📁 Bills");
        robot.clickOn(robot.lookup(".context-menu .emoji-layer .image-view").<Node>query());
        untilPictures(".folder-choice", 1);
        assertThat(onWindow(() -> find(".folder-choice").getAccessibleText())).endsWith("📁 Bills");
    }
}
