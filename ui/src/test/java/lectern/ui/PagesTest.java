package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.geometry.Point3D;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** Looking at the pages of what is asked about. */
class PagesTest extends PageWindowTest {

    @Test
    void what_is_attached_opens_beside_the_conversation_and_closes_again() {
        openPdf(2);
        assertThat(name(".page-stage")).isEqualTo("paper.pdf, page 1 of 2");
        var conversation = bounds(".transcript");
        var viewer = bounds(".viewer");
        assertThat(conversation.getMaxX()).isLessThanOrEqualTo(viewer.getMinX());
        assertThat(conversation.getWidth()).isGreaterThan(300);
        assertThat(onWindow(() -> find(".page-stage").isFocused())).isTrue();
        robot.type(KeyCode.ESCAPE);
        until("it is closed", () -> find(".viewer") == null);
        assertThat(onWindow(() -> find(".composer .thumbnail-button").isFocused())).isTrue();
    }

    @Test
    void where_there_is_no_room_for_both_the_page_covers_the_conversation_until_it_is_closed() {
        robot.interact(() -> stage.setWidth(640));
        until("the window is narrow", () -> window.scene().getWidth() <= 640);
        openPdf(1);
        assertThat(sees(".transcript")).isFalse();
        click(".viewer-close");
        until("the conversation is back", () -> find(".transcript") != null && find(".viewer") == null);
    }

    @Test
    void pages_are_turned_by_buttons_by_number_and_by_keys() {
        openPdf(5);
        click(".page-after");
        untilPage(2);
        robot.interact(() -> {
            ((TextField) find(".page-field")).setText("4");
            find(".page-field").requestFocus();
        });
        robot.type(KeyCode.ENTER);
        untilPage(4);
        robot.interact(() -> find(".page-stage").requestFocus());
        robot.type(KeyCode.PAGE_DOWN);
        untilPage(5);
        assertThat(onWindow(() -> find(".page-after").isDisabled())).isTrue();
        robot.type(KeyCode.PAGE_UP);
        untilPage(4);
        robot.interact(() -> ((TextField) find(".page-field")).setText("nine"));
        click(".page-before");
        untilPage(3);
        assertThat(onWindow(() -> ((TextField) find(".page-field")).getText())).isEqualTo("3");
    }

    @Test
    void a_page_is_enlarged_made_smaller_and_fitted_by_keys_and_buttons() {
        openPdf(1);
        double fitted = bounds(".page-sheet").getHeight();
        assertThat(fitted).isLessThanOrEqualTo(bounds(".page-stage").getHeight());
        press(KeyCode.CONTROL, KeyCode.PLUS);
        press(KeyCode.CONTROL, KeyCode.EQUALS);
        double larger = bounds(".page-sheet").getHeight();
        assertThat(larger).isGreaterThan(1.3 * fitted);
        press(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(bounds(".page-sheet").getHeight()).isLessThan(larger);
        press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(bounds(".page-sheet").getHeight()).isEqualTo(fitted);
        click(".page-fit-width");
        assertThat(bounds(".page-sheet").getWidth())
                .isBetween(0.85 * bounds(".page-stage").getWidth(), bounds(".page-stage").getWidth());
        click(".page-fit");
        assertThat(bounds(".page-sheet").getHeight()).isEqualTo(fitted);
    }

    @Test
    void a_page_is_drawn_again_as_sharp_as_it_is_looked_at() {
        openPdf(1);
        double coarse = onWindow(() -> wholePicture().getImage().getHeight());
        for (int i = 0; i < 12; i++) {
            press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        until("all of it is drawn finer", () -> wholePicture().getImage().getHeight() > coarse);
        until("what is seen is drawn finer still", () -> {
            var part = (ImageView) find(".page-sheet").lookupAll(".image-view").stream().toList().get(1);
            return part.getImage() != null
                    && part.getImage().getHeight() / part.getFitHeight()
                            > wholePicture().getImage().getHeight() / wholePicture().getFitHeight();
        });
    }

    @Test
    void a_turned_page_is_as_wide_as_it_was_high() {
        openPdf(1);
        assertThat(bounds(".page-sheet")).satisfies(b -> assertThat(b.getHeight()).isGreaterThan(b.getWidth()));
        click(".page-turn");
        assertThat(bounds(".page-sheet")).satisfies(b -> assertThat(b.getWidth()).isGreaterThan(b.getHeight()));
    }

    @Test
    void a_page_of_the_conversation_opens_too_and_shows_what_the_model_was_shown() {
        drop(Pdfs.write(folder.resolve("paper.pdf"), "One"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        ask("What is it?");
        untilTexts("What is it?", "Answer 1.");
        click(".question .thumbnail-button");
        untilShown();
        click(".page-crops");
        until("the crops are marked", () -> !all(".page-crop").isEmpty());
        // As the question was asked: the whole and its crops, each of 256 tokens.
        int crops = onWindow(() -> all(".page-crop").size());
        assertThat(engine.asked().getLast().pictures()).hasSize(1);
        untilSays(crops + " crops: " + String.format("%,d", 256 * (crops + 1)) + " tokens");
        click(".page-crops");
        until("they are gone", () -> all(".page-crop").isEmpty());
    }

    @Test
    void a_picture_is_never_drawn_with_more_pixels_than_it_has() {
        drop(picture("colours.png"));
        click(".composer .thumbnail-button");
        untilShown();
        press(KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(onWindow(() -> wholePicture().getImage().getWidth())).isEqualTo(320);
        assertThat(sees(".page-field")).isFalse();
    }

    @Test
    void pages_of_a_tiff_are_looked_at_one_by_one_each_at_its_own_size() throws IOException {
        drop(Pictures.tiff(folder.resolve("paper.tiff"), 300, 200, 120, 400));
        click(".composer .thumbnail-button");
        untilShown();
        assertThat(name(".page-stage")).isEqualTo("paper.tiff, page 1 of 2");
        assertThat(onWindow(() -> wholePicture().getImage().getWidth())).isEqualTo(300);
        assertThat(bounds(".page-sheet")).satisfies(b -> assertThat(b.getWidth()).isGreaterThan(b.getHeight()));
        click(".page-after");
        until("the other page", () -> name(".page-stage").equals("paper.tiff, page 2 of 2"));
        untilShown();
        assertThat(onWindow(() -> wholePicture().getImage().getHeight())).isEqualTo(400);
        until("it has its own shape", () -> bounds(".page-sheet").getHeight() > 3 * bounds(".page-sheet").getWidth());
        // A part of the second page, at its own pixels.
        click(".attachment-remove");
        dragOnPage(0.1, 0.5, 0.9, 0.9);
        click(".ask-region");
        untilSays("Part of page 2");
        ask("What is here?");
        untilTexts("What is here?", "Answer 1.");
        var picture = engine.asked().getLast().pictures().getFirst().image();
        assertThat(picture.width()).isBetween(92, 100);
        assertThat(picture.height()).isBetween(155, 165);
    }

    @Test
    void the_wheel_enlarges_what_is_under_the_pointer() {
        openPdf(1);
        var point = onPage(0.25, 0.25);
        robot.interact(() -> {
            var sheet = find(".page-sheet");
            var local = sheet.screenToLocal(point);
            var scene = sheet.localToScene(local);
            sheet.fireEvent(new ScrollEvent(
                    sheet, sheet, ScrollEvent.SCROLL, scene.getX(), scene.getY(), point.getX(), point.getY(), false,
                    true, false, false, true, false, 0, 250, 0, 250, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                    new PickResult(sheet, new Point3D(local.getX(), local.getY(), 0), 1)));
        });
        until("it is larger", () -> bounds(".page-sheet").getHeight() > 1.5 * bounds(".page-stage").getHeight());
        var now = onPage(0.25, 0.25);
        assertThat(now.distance(point)).isLessThan(20);
    }
}
