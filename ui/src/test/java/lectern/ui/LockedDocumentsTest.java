package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.event.ActionEvent;
import javafx.scene.control.PasswordField;
import javafx.scene.image.ImageView;
import lectern.app.Script;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Encrypted documents of a conversation, whose passwords are not kept when the program ends. */
class LockedDocumentsTest extends PageWindowTest {

    @BeforeEach
    void ask() throws IOException {
        drop(Pdfs.encrypted(folder.resolve("paper.pdf"), "key", "Secret: 617.32"));
        until("it asks for a password", () -> find(".attachment-locked") != null);
        give(".attachment-locked", "key");
        until("it is open", () -> find(".composer .thumbnail-button") != null);
        engine.willAnswer(Script.of("It is 617.32."));
        ask("What is it?");
        untilTexts("What is it?", "It is 617.32.");
        reopen();
        untilTexts("What is it?", "It is 617.32.");
    }

    private void give(String card, String password) {
        robot.interact(() -> {
            ((PasswordField) find(card + " .password-field")).setText(password);
            find(card + " .password-field").fireEvent(new ActionEvent());
        });
    }

    private boolean hasThumbnail() {
        return find(".question .thumbnail-button").lookupAll(".image-view").stream()
                .anyMatch(view -> ((ImageView) view).getImage() != null);
    }

    @Test
    void after_a_restart_the_viewer_asks_for_the_password_and_shows_the_page() {
        click(".question .thumbnail-button");
        until("it asks for the password", () -> find(".viewer .password-card") != null);
        untilSays("It opens with its password only.");
        assertThat(name(".viewer .password-field")).isEqualTo("Password of paper.pdf");
        until("it has the keyboard", () -> find(".viewer .password-field").isFocused());
        assertThat(onWindow(() -> find(".page-enlarge").isDisabled())).isTrue();
        give(".viewer .password-card", "wrong");
        untilSays("does not open");
        give(".viewer .password-card", "key");
        untilShown();
        assertThat(sees(".viewer .password-card")).isFalse();
        assertThat(onWindow(() -> find(".page-stage").isFocused())).isTrue();
        assertThat(onWindow(() -> find(".page-enlarge").isDisabled())).isFalse();
        until("the question shows it too", this::hasThumbnail);
    }

    @Test
    void after_a_restart_an_answer_is_found_on_the_page_once_its_password_is_given() {
        click(".question .thumbnail-button");
        until("it asks for the password", () -> find(".viewer .password-card") != null);
        assertThat(sees(".evidence-link")).isFalse();
        give(".viewer .password-card", "key");
        until("the answer is found on it", () -> find(".evidence-link") != null);
    }

    @Test
    void after_a_restart_a_question_asks_for_the_password_and_is_answered_then() {
        ask("And what else?");
        until("it asks for the password", () -> find(".answer .password-card") != null);
        assertThat(texts()).contains("And what else?");
        give(".answer .password-card", "wrong");
        untilSays("does not open");
        give(".answer .password-card", "key");
        until("it is answered", () -> texts().size() == 4 && find(".stop") == null);
        assertThat(sees(".answer .password-card")).isFalse();
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
    }
}
