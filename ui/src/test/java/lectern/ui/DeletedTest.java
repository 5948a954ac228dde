package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import lectern.app.ConversationView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that were deleted, in the settings. */
class DeletedTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    /** Asks in a conversation of its own and deletes that. */
    private void askAndDelete(String question) {
        ask(question);
        until("it is answered", () -> find(".copy") != null);
        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.DELETE);
        until("nothing is listed", () -> titles().isEmpty());
    }

    private void openDeleted() {
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        robot.write("deleted");
        until("one command is left", () -> ((ListView<?>) find(".palette-list")).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        until("deleted conversations are shown", () -> find(".deleted-conversations") != null);
    }

    @SuppressWarnings("unchecked")
    private ListView<ConversationView> deletedList() {
        return (ListView<ConversationView>) find(".deleted-list");
    }

    private void chooseFirst() {
        until("it is listed", () -> deletedList().getItems().size() == 1);
        robot.interact(() -> deletedList().getSelectionModel().select(0));
    }

    private void press(String styleClass) {
        robot.interact(() -> ((Button) find(styleClass)).fire());
    }

    @Test
    void nothing_can_be_brought_back_when_nothing_was_deleted() {
        openDeleted();
        untilSays("Nothing was deleted lately.");
        assertThat(sees(".deleted-list")).isFalse();
    }

    @Test
    void a_deleted_conversation_comes_back_with_its_answers_also_after_a_restart() {
        askAndDelete("Where is the key?");
        reopen();
        openDeleted();
        chooseFirst();
        press(".restore-deleted");
        untilTexts("Where is the key?", "Answer 1.");
        assertThat(titles()).hasSize(1);
    }

    @Test
    void what_is_removed_for_good_is_asked_about_twice_and_leaves_no_word() throws Exception {
        askAndDelete("abracadabrasecret");
        openDeleted();
        chooseFirst();
        press(".purge-deleted");
        untilSays("Really remove for good?");
        assertThat(lectern.conversations().deleted()).hasSize(1);
        press(".purge-deleted");
        untilSays("Nothing was deleted lately.");
        assertThat(lectern.conversations().deleted()).isEmpty();
        for (var name : List.of("lectern.db", "lectern.db-wal")) {
            try (var files = Files.walk(folder.resolve("library"))) {
                for (var file : files.filter(f -> f.getFileName().toString().equals(name)).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("abracadabrasecret");
                }
            }
        }
    }
}
