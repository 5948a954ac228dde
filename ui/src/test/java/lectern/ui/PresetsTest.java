package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import lectern.app.NamedText;
import lectern.app.Script;
import lectern.app.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presets, earlier questions, and the names and order of attachments. */
class PresetsTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private List<String> offered() {
        return onWindow(() -> all(".presets .palette-cell:filled .label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private String words() {
        return onWindow(() -> composer().getText());
    }

    @Test
    void a_slash_offers_presets_and_letters_find_one_which_enter_takes() {
        write("/");
        until("they are offered", () -> find(".presets") != null);
        assertThat(offered()).contains("Describe", "Summarise", "Translate");
        write("summ");
        until("one is left", () -> offered().contains("Summarise") && !offered().contains("Describe"));
        robot.type(KeyCode.ENTER);
        assertThat(words()).isEqualTo("Summarise this in at most five sentences.");
        assertThat(sees(".presets")).isFalse();
    }

    @Test
    void the_arrows_choose_among_presets_and_escape_puts_them_away() {
        write("/");
        until("they are offered", () -> find(".presets") != null);
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
        assertThat(words()).startsWith("Write down all of the text as Markdown");
        robot.interact(() -> composer().clear());
        write("/d");
        until("they are offered", () -> find(".presets") != null);
        robot.type(KeyCode.ESCAPE);
        assertThat(sees(".presets")).isFalse();
        assertThat(words()).isEqualTo("/d");
    }

    @Test
    void a_question_that_only_begins_with_a_slash_is_asked_as_it_is() {
        ask("/etc/fstab: what is it?");
        untilTexts("/etc/fstab: what is it?", "Answer 1.");
    }

    @Test
    void a_preset_can_be_changed_and_another_added_and_both_are_there_after_a_restart() {
        click(".offer-presets");
        click(".edit-presets");
        until("the settings are shown", () -> find(".named-texts") != null);
        robot.interact(() -> {
            ((TextField) all(".named-text-name").getFirst()).setText("Look");
            ((TextArea) all(".named-text-words").getFirst()).setText("What do you see?");
        });
        // It may be further down than the window shows: how tall the rows above are depends on the system's fonts.
        robot.interact(() -> ((Button) find(".add-named-text")).fire());
        robot.interact(() -> {
            ((TextField) all(".named-text-name").getLast()).setText("Rhyme");
            all(".named-text-words").getLast().requestFocus();
            ((TextArea) all(".named-text-words").getLast()).setText("Write a rhyme about it.");
            find(".settings-top .text-field").requestFocus();
        });
        until("they are kept", () -> kept().contains(new NamedText("Rhyme", "Write a rhyme about it.")));
        assertThat(kept()).hasSize(7).startsWith(new NamedText("Look", "What do you see?"));
        reopen();
        write("/rhy");
        until("it is offered", () -> offered().contains("Rhyme"));
        robot.type(KeyCode.TAB);
        assertThat(words()).isEqualTo("Write a rhyme about it.");
    }

    private List<NamedText> kept() {
        return lectern.settings().get(Settings.PRESETS);
    }

    @Test
    void up_brings_back_what_was_asked_and_leaves_alone_what_is_written() {
        engine.willAnswer(Script.of("One"));
        ask("First");
        untilTexts("First", "One");
        until("it can be asked again", () -> find(".stop") == null || !find(".stop").isVisible());
        robot.interact(() -> composer().requestFocus());
        robot.type(KeyCode.UP);
        assertThat(words()).isEqualTo("First");
        robot.type(KeyCode.DOWN);
        assertThat(words()).isEmpty();
        write("Else");
        robot.type(KeyCode.UP);
        assertThat(words()).isEqualTo("Else");
    }

    private MenuItem item(int chip, String words) {
        return onWindow(() -> Stream.of((MenuButton) all(".attachment-choices").get(chip))
                .flatMap(menu -> menu.getItems().stream())
                .filter(entry -> words.equals(entry.getText()))
                .findFirst()
                .orElseThrow());
    }

    private List<String> attached() {
        return onWindow(() -> all(".attachment-choices").stream()
                .map(menu -> menu.getAccessibleText().replace("What is sent of ", ""))
                .toList());
    }

    @Test
    void an_attachment_is_renamed_and_moved_by_its_menu_and_asked_about_so() {
        drop(picture("a.png"), picture("b.png"));
        until("both are there", () -> all(".composer .thumbnail").size() == 2);
        robot.interact(() -> item(1, "Move before the one before").fire());
        assertThat(attached()).containsExactly("b.png", "a.png");
        robot.interact(() -> item(0, "Rename…").fire());
        until("it asks for a name", () -> find(".name-pane .text-field") != null);
        robot.interact(() -> ((TextField) find(".name-pane .text-field")).setText("receipt.png"));
        clickButton("Keep");
        assertThat(attached()).containsExactly("receipt.png", "a.png");
        ask("What is this?");
        untilTexts("What is this?", "Answer 1.");
        assertThat(lectern.conversations().messages(lectern.conversations().list().getFirst().id())
                        .getFirst()
                        .attachments())
                .extracting(attachment -> attachment.name())
                .containsExactly("receipt.png", "a.png");
    }

    @Test
    void an_attachment_is_dragged_to_another_place() {
        drop(picture("a.png"), picture("b.png"), picture("c.png"));
        until("all are there", () -> all(".composer .thumbnail").size() == 3);
        var thumbnails = onWindow(() -> all(".composer .thumbnail"));
        robot.drag(thumbnails.getFirst(), MouseButton.PRIMARY).dropTo(thumbnails.getLast());
        until("it is the last", () -> attached().equals(List.of("b.png", "c.png", "a.png")));
    }
}
