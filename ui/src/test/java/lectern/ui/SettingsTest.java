package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import lectern.app.Script;
import lectern.app.Settings;
import lectern.ui.palette.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings and the palette. */
class SettingsTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void openSettings() {
        press(KeyCode.CONTROL, KeyCode.COMMA);
        until("the settings are shown", () -> find(".settings") != null);
    }

    private List<String> names() {
        return onWindow(() -> all(".settings-name").stream().map(n -> ((Labeled) n).getText()).toList());
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> box(String name) {
        return (ComboBox<T>) onWindow(() -> all(".combo-box").stream()
                .filter(n -> name.equals(n.getAccessibleText()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void settings_stand_in_place_of_the_conversation_and_escape_goes_back() {
        openSettings();
        assertThat(sees(".composer")).isFalse();
        until("the header says so", () -> ((Labeled) find(".header-title")).getText().equals("Settings"));
        robot.type(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".settings") == null && find(".composer") != null);
    }

    @Test
    void a_word_finds_the_settings_it_is_about() {
        openSettings();
        int before = names().size();
        robot.interact(() -> ((TextField) find(".settings-top .text-field")).setText("font"));
        until("one is left", () -> names().equals(List.of("Font size")));
        robot.interact(() -> ((TextField) find(".settings-top .text-field")).setText("zebra"));
        untilSays("No setting fits these words.");
        robot.interact(() -> ((TextField) find(".settings-top .text-field")).setText(""));
        until("all are back", () -> names().size() == before);
    }

    @Test
    void escape_and_the_one_button_beside_the_field_clear_the_words_first_and_then_leave() {
        var ways = List.<Runnable>of(() -> robot.type(KeyCode.ESCAPE), () -> click(".settings-top .button"));
        for (var back : ways) {
            openSettings();
            int before = names().size();
            assertThat(onWindow(() -> all(".settings-top .button"))).hasSize(1);
            robot.interact(() -> {
                find(".settings-top .text-field").requestFocus();
                ((TextField) find(".settings-top .text-field")).setText("font");
            });
            until("one is left", () -> names().equals(List.of("Font size")));
            assertThat(onWindow(() -> all(".settings-top .button"))).hasSize(1);
            back.run();
            until("all are back", () -> names().size() == before);
            back.run();
            until("the conversation is back", () -> find(".settings") == null && find(".composer") != null);
        }
    }

    @Test
    void escape_beside_the_field_leaves_at_once() {
        openSettings();
        robot.interact(() -> {
            ((TextField) find(".settings-top .text-field")).setText("theme");
            box("Theme").requestFocus();
        });
        robot.type(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".settings") == null && find(".composer") != null);
    }

    @Test
    void the_theme_changes_at_once_and_is_remembered() {
        openSettings();
        robot.interact(() -> box("Theme").setValue(UiSettings.ThemeChoice.DARK));
        until("it is dark", () -> window.scene().getPreferences().getColorScheme() == ColorScheme.DARK);
        reopen();
        until("it is still dark", () -> window.scene().getPreferences().getColorScheme() == ColorScheme.DARK);
    }

    @Test
    void a_larger_font_makes_all_words_larger() {
        engine.willAnswer(Script.of("Words"));
        ask("Say something");
        untilTexts("Say something", "Words");
        double before = onWindow(() -> ((Text) find(".answer .text-block .text")).getFont().getSize());
        openSettings();
        robot.interact(() -> box("Font size").setValue(28));
        robot.type(KeyCode.ESCAPE);
        until("the words are twice as large", () -> find(".answer .text-block .text") instanceof Text text
                && Math.abs(text.getFont().getSize() - 2 * before) < 0.1);
    }

    @Test
    void the_temperature_is_used_for_the_next_answer() {
        openSettings();
        robot.interact(() -> ((Spinner<Double>) onSpinner("Temperature")).getValueFactory().setValue(0.7));
        robot.type(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".composer") != null);
        ask("Hello");
        untilTexts("Hello", "Answer 1.");
        assertThat(engine.options().getLast().sampling().temperature()).isEqualTo(0.7);
    }

    @SuppressWarnings("unchecked")
    private Spinner<Double> onSpinner(String name) {
        return (Spinner<Double>) all(".spinner").stream()
                .filter(n -> name.equals(n.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void wiping_asks_twice_and_leaves_nothing() throws Exception {
        ask("abracadabrasecret");
        untilTexts("abracadabrasecret", "Answer 1.");
        until("it is whole", () -> find(".copy") != null);
        openSettings();
        robot.interact(() -> ((Button) find(".wipe")).fire());
        untilSays("Really wipe everything?");
        assertThat(titles()).hasSize(1);
        robot.interact(() -> ((Button) find(".wipe")).fire());
        until("nothing is listed", () -> titles().isEmpty());
        for (var name : List.of("lectern.db", "lectern.db-wal")) {
            try (var files = Files.walk(folder.resolve("library"))) {
                for (var file : files.filter(f -> f.getFileName().toString().equals(name)).toList()) {
                    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain("abracadabrasecret");
                }
            }
        }
    }

    @Test
    void after_wiping_settings_show_what_they_were_at_first() {
        openSettings();
        robot.interact(() -> {
            instructions().setText("Call me Ishmael.");
            instructions().requestFocus();
            find(".close-settings").requestFocus();
        });
        until("it is kept", () -> lectern.settings().get(Settings.SYSTEM_TEXT).equals("Call me Ishmael."));
        for (int i = 0; i < 2; i++) {
            robot.interact(() -> ((Button) find(".wipe")).fire());
        }
        untilSays(Messages.text("settings.wiped"));
        assertThat(onWindow(() -> instructions().getText())).isEmpty();
        robot.interact(() -> {
            instructions().requestFocus();
            find(".close-settings").requestFocus();
        });
        assertThat(lectern.settings().get(Settings.SYSTEM_TEXT)).isEmpty();
    }

    private TextArea instructions() {
        return (TextArea) all(".settings .text-area").getFirst();
    }

    @Test
    void what_is_kept_to_save_time_is_shown_with_its_size_and_can_be_removed() throws Exception {
        var kept = folder.resolve("library/cache/encoder/embeddings/page.f32");
        Files.createDirectories(kept.getParent());
        Files.write(kept, new byte[5 << 19]);
        openSettings();
        untilSays("3 MB of pictures, 0 MB of read pages.");
        robot.interact(() -> ((Button) find(".clear-kept")).fire());
        until("it is gone", () -> find(".clear-kept").isDisabled());
        assertThat(kept).doesNotExist();
    }

    @Test
    void the_palette_finds_a_command_and_does_it() {
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        robot.write("setti");
        until("one is left", () -> ((ListView<?>) find(".palette-list")).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        until("the settings are shown", () -> find(".settings") != null && find(".palette") == null);
    }

    @Test
    void the_palette_goes_to_a_conversation() {
        ask("About ropes");
        untilTexts("About ropes", "Answer 1.");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        robot.write("ropes");
        until("it is found", () -> ((ListView<?>) find(".palette-list")).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        untilTexts("About ropes", "Answer 1.");
    }

    @Test
    void every_shortcut_is_listed_in_the_settings() {
        openSettings();
        robot.interact(() -> ((TextField) find(".settings-top .text-field")).setText("shortcuts"));
        until("only shortcuts are left", () -> !names().contains("Theme"));
        assertThat(names()).contains("New conversation", "Search conversations", "Find a command");
    }

    @Test
    void conversations_are_imported_from_the_palette() throws Exception {
        dialogs.imported = Optional.of(Files.writeString(folder.resolve("in.json"), """
                {"lectern": 1, "conversations": [{"title": "Imported", "messages": [
                    {"role": "user", "content": "Q"}, {"role": "assistant", "content": "A"}]}]}"""));
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        robot.write("import");
        robot.type(KeyCode.ENTER);
        untilTexts("Q", "A");
        untilSays("One conversation was added.");
    }

    @Test
    void no_two_commands_have_the_same_keys() {
        openSettings();
        var keys = onWindow(() -> window.scene().getAccelerators().keySet());
        assertThat(keys).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        assertThat(Command.of("x", "", () -> {}).keysText()).isEmpty();
    }

    @Test
    void a_compact_window_has_less_room_around_things() {
        ask("Hello");
        untilTexts("Hello", "Answer 1.");
        double before = onWindow(() -> ((Region) find(".conversation-row")).getHeight());
        openSettings();
        robot.interact(() -> box("Density").setValue(UiSettings.Density.COMPACT));
        until("rows are lower", () -> ((Region) find(".conversation-row")).getHeight() < before);
        reopen();
        until("they are still", () -> find(".conversation-row") instanceof Region row && row.getHeight() < before);
    }

    @Test
    void a_persona_that_is_made_and_chosen_is_what_the_model_is_told() {
        openSettings();
        var editor = ".named-texts";
        robot.interact(() -> {
            ((Button) all(editor + " .add-named-text").getFirst()).fire();
            ((TextField) all(editor + " .named-text-name").getFirst()).setText("Bookkeeper");
            all(editor + " .named-text-words").getFirst().requestFocus();
            ((TextArea) all(editor + " .named-text-words").getFirst()).setText("You are a bookkeeper.");
            find(".settings-top .text-field").requestFocus();
        });
        until("it can be chosen", () -> box("Who answers").getItems().contains("Bookkeeper"));
        robot.interact(() -> box("Who answers").setValue("Bookkeeper"));
        until("it is kept", () -> lectern.settings().instructions().equals("You are a bookkeeper."));
        robot.type(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".composer") != null);
        ask("Hello");
        untilTexts("Hello", "Answer 1.");
        assertThat(engine.asked().getLast().system()).contains("You are a bookkeeper.");
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette-words") != null);
        robot.interact(() -> ((TextField) find(".palette-words")).setText("nobody"));
        robot.type(KeyCode.ENTER);
        until("nobody in particular answers", () -> lectern.settings().instructions().isEmpty());
    }
}
