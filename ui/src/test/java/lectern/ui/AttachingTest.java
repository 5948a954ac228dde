package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import lectern.app.Gate;
import lectern.app.Script;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachingTest extends WindowTest {

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private void untilThumbnails(int count) {
        until(count + " thumbnails", () -> all(".composer .thumbnail").size() == count);
    }

    private void clipboard(Consumer<ClipboardContent> fill) {
        robot.interact(() -> {
            var content = new ClipboardContent();
            fill.accept(content);
            Clipboard.getSystemClipboard().setContent(content);
            composer().requestFocus();
        });
    }

    @Test
    void a_text_is_shown_with_its_name() {
        drop(file(folder.resolve("minutes.md"), "# Minutes"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        assertThat(says("minutes.md")).isTrue();
    }

    @Test
    void a_file_that_is_no_picture_stays_as_a_chip_that_says_why_until_it_is_dismissed() {
        drop(file(folder.resolve("shopping.png"), "bread, milk, two lemons"), picture("colours.png"));
        until("it says why", () -> find(".attachment-problem") != null);
        assertThat(onWindow(() -> ((Label) find(".attachment-problem")).getText()))
                .endsWith(".")
                .hasSizeGreaterThan(20);
        assertThat(says("shopping.png")).isTrue();
        untilThumbnails(1);
        ask("What is this?");
        untilTexts("What is this?", "Answer 1.");
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
    }

    @Test
    void how_far_a_picture_is_read_ahead_is_shown_at_it_until_it_is_done() {
        var gate = new Gate();
        engine.willEncode(Script.of().progress(Stage.ENCODE_PICTURE, 0.6).wait(gate));
        drop(picture("colours.png"));
        until("it is underway", () -> find(".ahead-bar") != null);
        assertThat(onWindow(() -> ((ProgressBar) find(".ahead-bar")).getProgress())).isEqualTo(0.6);
        assertThat(onWindow(() -> find(".ahead-bar").getAccessibleText())).isEqualTo("colours.png: read ahead, 60%");
        gate.open();
        until("it is done", () -> find(".ahead-bar") == null);
        ask("What is this?");
        untilTexts("What is this?", "Answer 1.");
    }

    @Test
    void a_picture_that_is_removed_is_not_read_ahead_any_more() {
        var gate = new Gate();
        engine.willEncode(Script.of().wait(gate));
        drop(picture("colours.png"));
        gate.awaitReached();
        click(".attachment-remove");
        until("it is gone", () -> all(".composer .thumbnail").isEmpty());
        drop(picture("more.png"));
        until("the other is read", () -> engine.encodedAhead().size() == 1);
        gate.open();
    }

    @Test
    void what_stands_before_a_question_is_read_while_it_is_written() {
        ask("Hello?");
        untilTexts("Hello?", "Answer 1.");
        drop(picture("colours.png"));
        until("the conversation is read with the picture", () -> engine.readAhead().stream()
                .map(read -> read.chat())
                .anyMatch(chat -> chat.turns().size() == 3 && chat.pictures().size() == 1));
    }

    @Test
    void a_refused_file_can_be_dismissed() {
        drop(file(folder.resolve("empty.png"), ""));
        until("it says why", () -> find(".attachment-problem") != null);
        click(".attachment-refused .button");
        until("the chip is gone", () -> find(".attachment-refused") == null);
    }

    @Test
    void the_window_says_what_dropping_will_do_and_stops_saying_it() {
        var colours = picture("colours.png");
        robot.interact(() -> {
            var drag = new Drops(content -> content.putFiles(List.of(colours.toFile(), colours.toFile())));
            drag.over(find(".transcript"));
            var overlay = find(".drop-overlay");
            assertThat(says("Drop to ask about these 2 files")).isTrue();
            // From one child to the next it neither goes nor comes.
            drag.over(find(".composer"));
            drag.over(find(".header"));
            assertThat(find(".drop-overlay")).isSameAs(overlay);
            assertThat(overlay.isMouseTransparent()).isTrue();
            drag.exit(window.scene().getRoot());
            assertThat(find(".drop-overlay")).isNull();
        });
    }

    @Test
    void words_from_another_program_can_be_dropped_into_the_question() {
        robot.interact(() -> new Drops(content -> content.putString("Compare with 2025")).drop(find(".transcript")));
        assertThat(onWindow(() -> composer().getText())).isEqualTo("Compare with 2025");
    }

    @Test
    void a_dropped_model_file_is_offered_to_be_opened() {
        drop(model("gemma-3-12b-it").model());
        untilSays("Open a model");
        untilSays("Found beside the model.");
    }

    @Test
    void a_copied_picture_is_pasted_as_an_attachment() throws IOException {
        var png = Pictures.png(64, 48);
        clipboard(content -> content.putImage(new Image(new ByteArrayInputStream(png))));
        press(KeyCode.CONTROL, KeyCode.V);
        untilThumbnails(1);
        ask("And this?");
        untilTexts("And this?", "Answer 1.");
        var image = engine.asked().getLast().pictures().getFirst().image();
        assertThat(image.width()).isEqualTo(64);
        assertThat(image.height()).isEqualTo(48);
    }

    @Test
    void copied_files_are_pasted_as_attachments() {
        var files = List.of(picture("a.png").toFile(), picture("b.png").toFile());
        clipboard(content -> content.putFiles(files));
        press(KeyCode.CONTROL, KeyCode.V);
        untilThumbnails(2);
        assertThat(onWindow(() -> composer().getText())).isEmpty();
    }

    @Test
    void copied_words_are_pasted_as_words_even_with_a_picture_beside_them() throws IOException {
        var png = Pictures.png(64, 48);
        clipboard(content -> {
            content.putString("Total 12");
            content.putImage(new Image(new ByteArrayInputStream(png)));
        });
        press(KeyCode.CONTROL, KeyCode.V);
        assertThat(onWindow(() -> composer().getText())).isEqualTo("Total 12");
        assertThat(sees(".composer .thumbnail")).isFalse();
    }

    @Test
    void chosen_pictures_are_attached_and_can_be_removed_one_by_one() {
        dialogs.pictures = List.of(picture("a.png"), picture("b.png"));
        click(".attach");
        untilThumbnails(2);
        click(".attachment-remove");
        untilThumbnails(1);
        click(".attachment-remove");
        untilThumbnails(0);
        assertThat(onWindow(() -> find(".send").isDisabled())).isTrue();
    }

    @Test
    void choosing_nothing_changes_nothing() {
        dialogs.pictures = List.of();
        dialogs.model = Optional.empty();
        click(".attach");
        untilThumbnails(0);
    }

    @Test
    void twenty_pictures_are_attached_in_the_order_it_was_dropped() {
        var pictures = new Path[20];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = picture("page-" + (i + 1) + ".png");
        }
        drop(pictures);
        untilThumbnails(20);
        assertThat(onWindow(() -> all(".composer .thumbnail").stream()
                        .map(n -> n.getAccessibleText())
                        .toList()))
                .startsWith("page-1.png", "page-2.png")
                .endsWith("page-20.png");
    }

    @Test
    void a_dropped_pdf_is_asked_about_with_the_pages_and_crops_that_were_chosen() {
        drop(Pdfs.write(folder.resolve("paper.pdf"), "One", "Two", "Three"));
        until("its pages can be chosen", () -> find(".attachment-pages") != null);
        untilThumbnails(1);
        until("the cost is told", () -> says("About"));
        robot.interact(() -> {
            ((TextField) find(".attachment-pages")).setText("2-9");
            assertThat(find(".attachment-pages").getPseudoClassStates()).extracting(Object::toString).contains("wrong");
            ((TextField) find(".attachment-pages")).setText("2-3");
            assertThat(find(".attachment-pages").getPseudoClassStates())
                    .extracting(Object::toString).doesNotContain("wrong");
            ((MenuButton) find(".attachment-choices")).getItems().stream()
                    .filter(item -> "No crops".equals(item.getText()))
                    .forEach(item -> item.fire());
        });
        ask("What is it?");
        untilTexts("What is it?", "Answer 1.");
        var pictures = engine.asked().getLast().pictures();
        assertThat(pictures).hasSize(2).allSatisfy(p -> assertThat(p.panScan()).isEqualTo(PanScanMode.OFF));
    }

    @Test
    void an_encrypted_pdf_asks_for_its_password_in_place() throws IOException {
        drop(Pdfs.encrypted(folder.resolve("secret.pdf"), "key", "Secret"));
        until("it asks for a password", () -> find(".attachment-locked") != null);
        robot.interact(() -> {
            ((PasswordField) find(".attachment-locked .password-field")).setText("wrong");
            find(".attachment-locked .password-field").fireEvent(new ActionEvent());
        });
        until("it says that the password was wrong", () -> says("does not open"));
        robot.interact(() -> {
            ((PasswordField) find(".attachment-locked .password-field")).setText("key");
            find(".attachment-locked .password-field").fireEvent(new ActionEvent());
        });
        untilThumbnails(1);
        ask("What is it?");
        untilTexts("What is it?", "Answer 1.");
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
    }

    @Test
    void many_attachments_scroll_and_leave_room_for_the_question() {
        var files = new Path[60];
        for (int i = 0; i < files.length; i++) {
            files[i] = file(folder.resolve("notes").resolve(i + ".txt"), "note " + i);
        }
        drop(files);
        untilThumbnails(files.length);
        until("the question can be seen", () -> {
            var bounds = composer().localToScene(composer().getBoundsInLocal());
            return bounds.getMinY() > 0 && bounds.getMaxY() < window.scene().getHeight()
                    && find(".chip-scroll").getBoundsInLocal().getHeight() < window.scene().getHeight() / 2;
        });
        write("What is noted?");
        until("it can be sent", () -> !find(".send").isDisabled());
    }

    @Test
    void a_text_that_is_too_long_for_a_question_is_attached_when_it_is_pasted() {
        clipboard(content -> content.putString("a line of a long report\n".repeat(2000)));
        press(KeyCode.CONTROL, KeyCode.V);
        untilThumbnails(1);
        assertThat(onWindow(() -> composer().getText())).isEmpty();
        ask("What is it about?");
        untilTexts("What is it about?", "Answer 1.");
        assertThat(engine.asked().getLast().turns().getLast().parts().toString())
                .contains("a line of a long report").contains("What is it about?");
    }
}
