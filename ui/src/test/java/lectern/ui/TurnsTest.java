package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lectern.app.Script;
import lectern.engine.StopReason;
import lectern.ui.text.VirtualColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done with a message. */
class TurnsTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void answered(int answers) {
        until(answers + " answers are there", () -> all(".answer .again").size() == answers);
    }

    private void choose(String selector, String entry) {
        click(selector);
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn(entry);
    }

    private void editFirst(String text) {
        click(".question .edit");
        until("it can be edited", () -> find(".edit-card .growing-text-area") != null);
        robot.interact(() -> ((TextArea) find(".edit-card .growing-text-area")).setText(text));
        click(".ask-edited");
    }

    private String page() {
        return onWindow(() -> {
            Node number = find(".pager-number");
            return number == null ? "" : ((Labeled) number).getText();
        });
    }

    @Test
    void asking_again_gives_another_answer_and_both_can_be_paged_through() {
        ask("Total?");
        answered(1);
        assertThat(page()).isEmpty();
        click(".answer .again");
        untilTexts("Total?", "Answer 2.");
        until("there are two", () -> page().equals("2 / 2"));
        click(".answer .turn-before");
        untilTexts("Total?", "Answer 1.");
        until("it is the first", () -> page().equals("1 / 2"));
        assertThat(onWindow(() -> find(".answer .turn-before").isDisabled())).isTrue();
        click(".answer .turn-after");
        untilTexts("Total?", "Answer 2.");
    }

    @Test
    void an_edited_question_begins_a_branch_and_the_old_one_is_kept() {
        ask("Total?");
        answered(1);
        ask("VAT?");
        answered(2);
        editFirst("Sum?");
        untilTexts("Sum?", "Answer 3.");
        until("there are two", () -> page().equals("2 / 2"));
        click(".question .turn-before");
        untilTexts("Total?", "Answer 1.", "VAT?", "Answer 2.");
        reopen();
        untilTexts("Total?", "Answer 1.", "VAT?", "Answer 2.");
    }

    @Test
    void escape_gives_up_editing() {
        ask("Total?");
        answered(1);
        click(".question .edit");
        until("it can be edited", () -> find(".edit-card") != null);
        robot.type(KeyCode.ESCAPE);
        until("it is a bubble again", () -> find(".edit-card") == null && find(".bubble") != null);
        untilTexts("Total?", "Answer 1.");
    }

    @Test
    void an_answer_that_reached_its_length_is_continued() {
        engine.willAnswer(Script.of("The total ").end(StopReason.MAX_TOKENS));
        engine.willAnswer(Script.of("is 42."));
        ask("Total?");
        answered(1);
        click(".go-on");
        untilTexts("Total?", "The total is 42.");
        until("there is no more to come", () -> find(".go-on") == null);
    }

    @Test
    void a_deleted_message_takes_what_follows_with_it_and_comes_back() {
        ask("Total?");
        answered(1);
        ask("VAT?");
        answered(2);
        robot.interact(() -> all(".question .more").get(1).requestFocus());
        robot.type(KeyCode.SPACE);
        until("the menu is open", () -> robot.lookup(".context-menu .menu-item").tryQuery().isPresent());
        robot.clickOn("Delete this and what follows");
        untilTexts("Total?", "Answer 1.");
        click(".transcript .undo");
        untilTexts("Total?", "Answer 1.", "VAT?", "Answer 2.");
    }

    @Test
    void the_details_say_which_model_wrote_it_and_how_fast() {
        ask("Total?");
        answered(1);
        choose(".answer .more", "Show details");
        until("they are shown", () -> find(".details") != null);
        var details = onWindow(() -> ((Labeled) find(".details")).getText());
        assertThat(details).contains("scripted 1B", "Temperature 0.2", "Wrote 2 tokens");
        choose(".answer .more", "Hide details");
        until("they are hidden", () -> find(".details") == null);
    }

    @Test
    void an_answer_is_copied_as_plain_text_or_as_markdown() {
        engine.willAnswer(Script.of("**Two**:\n\n- one"));
        ask("Tell me.");
        answered(1);
        choose(".answer .more", "Copy as plain text");
        until("it is copied", () -> "Two:\n\n• one".equals(Clipboard.getSystemClipboard().getString()));
        choose(".answer .more", "Copy as Markdown");
        until("it is copied", () -> "**Two**:\n\n- one".equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void of_a_long_conversation_the_end_is_shown_first_and_all_of_it_can_be_read_and_gone_on_with() throws IOException {
        int count = 300;
        var json = new StringBuilder("{\"lectern\": 1, \"conversations\": [{\"title\": \"Long\", \"messages\": [");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("{\"role\": \"").append(i % 2 == 0 ? "user" : "assistant");
            json.append("\", \"content\": \"Message ").append(i).append("\"}");
        }
        lectern.exchange().importFile(Files.writeString(folder.resolve("long.json"), json.append("]}]}")));
        until("it is listed", () -> list().getItems().stream()
                .anyMatch(item -> item.titleProperty().get().equals("Long")));
        robot.interact(() -> list().getItems().stream()
                .filter(item -> item.titleProperty().get().equals("Long"))
                .findFirst()
                .ifPresent(item -> list().getSelectionModel().select(item)));
        until("its end is shown", () -> texts().contains("Message " + (count - 1)));
        until("its beginning is there", () -> {
            ((VirtualColumn<?>) find(".virtual-column")).showStart();
            return texts().contains("Message 0");
        });
        ask("One more");
        until("it is answered", () -> texts().contains("One more") && texts().contains("Answer 1."));
        assertThat(lectern.conversations().messages(lectern.conversations().list().getFirst().id()))
                .hasSize(count + 2);
    }
}
