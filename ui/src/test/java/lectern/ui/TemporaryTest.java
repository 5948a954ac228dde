package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import lectern.app.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation of which nothing is kept. */
class TemporaryTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void begin() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        until("it says that it is temporary", () -> find(".banner.temporary") != null);
    }

    @Test
    void it_says_what_it_is_and_is_not_listed() {
        begin();
        assertThat(onWindow(() -> ((Label) find(".header-title")).getText())).isEqualTo("Temporary conversation");
        ask("A secret");
        untilTexts("A secret", "Answer 1.");
        assertThat(titles()).isEmpty();
        assertThat(onWindow(() -> composer().isFocused())).isTrue();
    }

    @Test
    void it_is_gone_when_it_is_left_and_can_be_brought_back() {
        begin();
        ask("A secret");
        untilTexts("A secret", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.N);
        untilSays("The temporary conversation is gone.");
        assertThat(sees(".banner.temporary")).isFalse();
        clickButton("Undo");
        untilTexts("A secret", "Answer 1.");
        assertThat(sees(".banner.temporary")).isTrue();
        until("the composer has the keyboard", () -> composer().isFocused());
        ask("And more");
        untilTexts("A secret", "Answer 1.", "And more", "Answer 2.");
    }

    @Test
    void an_empty_one_goes_without_a_word() {
        begin();
        press(KeyCode.CONTROL, KeyCode.N);
        until("it is left", () -> find(".banner.temporary") == null);
        ask("Something");
        untilTexts("Something", "Answer 1.");
        assertThat(says("The temporary conversation is gone.")).isFalse();
    }

    @Test
    void what_was_typed_in_it_comes_back_too() {
        begin();
        write("Half a thought");
        press(KeyCode.CONTROL, KeyCode.N);
        untilSays("The temporary conversation is gone.");
        assertThat(onWindow(() -> composer().getText())).isEmpty();
        clickButton("Undo");
        until("the words are there", () -> composer().getText().equals("Half a thought"));
    }

    @Test
    void it_can_be_kept_with_its_branches_and_pictures() {
        begin();
        drop(picture("plan.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        ask("What is it?");
        untilTexts("What is it?", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.R);
        untilTexts("What is it?", "Answer 2.");
        write("One more th");
        clickButton("Keep it");
        until("it is listed", () -> list().getItems().size() == 1);
        until("nothing is said of it", () -> find(".banner.temporary") == null);
        untilTexts("What is it?", "Answer 2.");
        until("the composer has the keyboard", () -> composer().isFocused());
        until("the draft is there", () -> composer().getText().equals("One more th"));
        assertThat(says("The temporary conversation is gone.")).isFalse();
        reopen();
        untilTexts("What is it?", "Answer 2.");
        until("there is the other answer", () -> find(".pager") != null);
        until("the picture is there", () -> find(".question .thumbnail") != null);
    }

    @Test
    void it_cannot_be_kept_before_its_answer_is_there() {
        begin();
        engine.willAnswer(Script.of("Half").wait(new lectern.app.Gate()));
        ask("What?");
        until("it is being answered", () -> find(".keep-temporary").isDisabled());
        press(KeyCode.ESCAPE);
        until("it has ended", () -> !find(".keep-temporary").isDisabled());
    }

    @Test
    void after_a_restart_only_the_others_are_there() throws IOException {
        ask("Kept");
        untilTexts("Kept", "Answer 1.");
        begin();
        ask("wombatunicycle");
        untilTexts("wombatunicycle", "Answer 2.");
        reopen();
        until("the one before is listed", () -> list().getItems().size() == 1);
        assertThat(titles()).containsExactly("Kept");
        try (var files = Files.walk(folder.resolve("library"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("wombatunicycle");
            }
        }
    }
}
