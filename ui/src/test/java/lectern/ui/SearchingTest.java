package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import lectern.app.Script;
import lectern.app.SearchResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchingTest extends WindowTest {

    @BeforeEach
    void two_conversations() {
        awaitReady();
        engine.willAnswer(Script.of("It is **30 m** long."));
        ask("How long is the rope?");
        until("it is answered", () -> find(".copy") != null);
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        engine.willAnswer(Script.of("東京タワーです。"));
        ask("Which tower?");
        until("it is answered", () -> find(".copy") != null);
    }

    private void search(String words) {
        robot.interact(() -> {
            find(".search-field .text-field").requestFocus();
            ((TextField) find(".search-field .text-field")).setText(words);
        });
    }

    @SuppressWarnings("unchecked")
    private List<String> results() {
        return onWindow(() -> find(".search-results") == null
                ? List.of()
                : ((ListView<SearchResult>) find(".search-results"))
                        .getItems().stream().map(SearchResult::snippet).toList());
    }

    @Test
    void results_appear_while_the_query_is_typed_and_the_list_comes_back() {
        search("rop");
        until("both are found", () -> results().equals(List.of("How long is the rope?", "How long is the rope?")));
        assertThat(sees(".conversation-list")).isFalse();
        search("タワー");
        until("it is found", () -> results().equals(List.of("東京タワーです。")));
        robot.type(KeyCode.ESCAPE);
        until("the list is back", () -> find(".conversation-list") != null);
    }

    @Test
    void the_keyboard_goes_from_the_query_to_a_result_and_into_the_conversation() {
        search("30");
        until("it is found", () -> results().size() == 1);
        robot.type(KeyCode.DOWN);
        until("the results have the keyboard", () -> find(".search-results").isFocused());
        robot.type(KeyCode.ENTER);
        untilTexts("How long is the rope?", "It is 30 m long.");
    }

    @Test
    void a_hit_on_another_branch_is_gone_to() {
        click(".answer .again");
        until("there are two", () -> find(".pager-number") != null);
        search("タワー");
        until("it is found", () -> results().size() == 1);
        robot.type(KeyCode.DOWN);
        until("the results have the keyboard", () -> find(".search-results").isFocused());
        robot.type(KeyCode.ENTER);
        untilTexts("Which tower?", "東京タワーです。");
    }

    @Test
    void nothing_found_is_said() {
        search("zeppelin");
        untilSays("Nothing was found for “zeppelin”.");
    }

    private void choose(String entry) {
        robot.interact(() -> {
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(0);
        });
        until("its menu can be opened", () -> find(".conversation-more") != null);
        click(".conversation-more");
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn(entry);
    }

    @Test
    void a_pinned_conversation_stands_above_the_others() {
        robot.interact(() -> list().getSelectionModel().clearAndSelect(1));
        until("the older one is shown", () -> texts().size() == 2 && texts().getFirst().contains("rope"));
        click(".conversation-more");
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn("Pin");
        until("it is the first", () -> titles().getFirst().contains("rope"));
        untilSays("Pinned");
    }

    @Test
    void an_archived_conversation_is_out_of_the_way_until_it_is_asked_for() {
        choose("Archive");
        press(KeyCode.CONTROL, KeyCode.N);
        until("it has gone", () -> titles().size() == 1);
        click(".show-archived");
        until("it is listed below", () -> titles().size() == 2 && titles().getLast().contains("tower"));
    }

    @Test
    void the_model_names_a_conversation() {
        // Twice: on a slow machine it may just be about to name the conversation by itself.
        engine.willName(Script.of("A tower in Tokyo")).willName(Script.of("A tower in Tokyo"));
        choose("Let the model name it");
        until("it has its name", () -> titles().getFirst().equals("A tower in Tokyo"));
    }

    @Test
    void a_copy_is_a_conversation_of_its_own() {
        choose("Duplicate");
        until("there are three", () -> titles().size() == 3);
        untilTexts("Which tower?", "東京タワーです。");
    }

    @Test
    void a_conversation_is_exported_in_the_format_of_the_file() throws Exception {
        var file = folder.resolve("out.html");
        dialogs.export = Optional.of(file);
        choose("Export…");
        untilSays("out.html was written.");
        assertThat(Files.readString(file)).contains("東京タワーです。");
    }

    @Test
    void several_are_deleted_and_brought_back_together() {
        robot.interact(() -> {
            list().requestFocus();
            list().getSelectionModel().selectAll();
        });
        robot.type(KeyCode.DELETE);
        until("none is left", () -> titles().isEmpty());
        untilSays("2 conversations were deleted.");
        click(".conversations .undo");
        until("both are back", () -> titles().size() == 2);
    }
}
