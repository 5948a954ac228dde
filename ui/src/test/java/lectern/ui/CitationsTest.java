package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import lectern.app.AskListener;
import lectern.app.MessageView;
import lectern.app.Script;
import lectern.engine.TokenChance;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** What is marked in answers: pages that they name, words that the model was not sure of. */
class CitationsTest extends PageWindowTest {

    private void askAboutPaper(Script answer) {
        engine.willAnswer(answer);
        drop(Pdfs.write(
                folder.resolve("paper.pdf"), "An introduction", "Costs were 4,079,650 in all.\nRevenue was 4,812,300.",
                "An outlook"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        ask("What was the revenue?");
        until("it is answered", () -> find(".copy") != null);
    }

    private Node spot(String words) {
        until("there is a spot for " + words, () -> all(".text-spot").stream()
                .anyMatch(spot -> spot.getAccessibleText().startsWith(words)));
        return onWindow(() -> all(".text-spot").stream()
                .filter(spot -> spot.getAccessibleText().startsWith(words))
                .findFirst()
                .orElseThrow());
    }

    /** The notes that are shown. */
    private static List<String> notes() {
        return onWindow(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .toList());
    }

    @Test
    void a_page_that_an_answer_names_opens_with_a_click_and_what_the_answer_says_is_marked_on_it() {
        askAboutPaper(Script.of("The revenue was **4,812,300** (page 2)."));
        // As a person would: again, where the answer moved under the pointer because it had just ended.
        for (int i = 0; i < 50 && !sees(".page-stage"); i++) {
            var citation = spot("page 2");
            robot.clickOn(onWindow(() -> {
                Bounds bounds = citation.localToScreen(citation.getLayoutBounds());
                return new Point2D(bounds.getCenterX(), bounds.getCenterY());
            }));
        }
        untilPage(2);
        until("it is marked", () -> !all(".page-found").isEmpty());
        untilSays("One passage of the answer is marked on this page.");
        // The second line of the page, not the first.
        var mark = bounds(".page-found");
        var page = bounds(".page-sheet");
        assertThat((mark.getCenterY() - page.getMinY()) / page.getHeight()).isBetween(0.185, 0.205);
        click(".page-after");
        untilPage(3);
        assertThat(sees(".page-found")).isFalse();
    }

    @Test
    void a_citation_is_reached_and_followed_by_keys_and_shows_that_it_has_the_keyboard() {
        askAboutPaper(Script.of("See pages 2 and 3. Not page 9."));
        var first = spot("pages 2");
        until("both pages are spots", () -> all(".text-spot").size() == 2);
        assertThat(first.getAccessibleRole()).isEqualTo(AccessibleRole.HYPERLINK);
        assertThat(first.getAccessibleText()).isEqualTo("pages 2. Show page 2 of paper.pdf");
        robot.interact(() -> find(".answer .selectable-text").requestFocus());
        robot.type(KeyCode.TAB);
        assertThat(onWindow(first::isFocused)).isTrue();
        assertThat(onWindow(first::isFocusVisible)).isTrue();
        robot.type(KeyCode.TAB);
        assertThat(onWindow(() -> spot("3").isFocused())).isTrue();
        robot.type(KeyCode.ENTER);
        untilPage(3);
        robot.type(KeyCode.ESCAPE);
        until("the citation has the keyboard again", () -> spot("3").isFocused());
    }

    @Test
    void a_later_answer_may_name_pages_of_an_earlier_question() {
        askAboutPaper(Script.of("It grew."));
        engine.willAnswer(Script.of("That is on page 2."));
        ask("Where?");
        spot("page 2");
    }

    @Test
    void an_answer_may_name_pages_of_a_question_that_was_read_after_it() throws Exception {
        askAboutPaper(Script.of("It grew."));
        long id = lectern.conversations().list().getFirst().id();
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        int between = 25;
        for (int i = 0; i <= between; i++) {
            engine.willAnswer(Script.of(i < between ? "It grew more." : "That is on page 2."));
            var answered = new CompletableFuture<MessageView>();
            lectern.asking().ask(id, "And then?", List.of(), new AskListener() {
                @Override
                public void onFinished(MessageView answer) {
                    answered.complete(answer);
                }
            });
            answered.join();
        }
        robot.interact(() -> list().getSelectionModel().select(0));
        assertThat(spot("page 2").getAccessibleText()).contains("Show page 2 of paper.pdf");
    }

    @Test
    void words_that_the_model_was_not_sure_of_are_marked_and_say_what_they_might_have_been() {
        askAboutPaper(Script.of("The revenue was **4,812,300** in all.").sure(
                new TokenChance("The revenue was **", 0.99, List.of()),
                new TokenChance("4,812,300", 0.41, List.of(
                        new TokenChance.Alternative("4,812,800", 0.37),
                        new TokenChance.Alternative("4,872,300", 0.12))),
                new TokenChance("** in all.", 0.98, List.of())));
        var doubt = spot("4,812,300");
        until("it has a line of dots", () -> find(".doubt-line") != null);
        var note = "The model was not sure of this (41%).\nIt might also be: 4,812,800 (37%), 4,872,300 (12%)";
        assertThat(doubt.getAccessibleText()).isEqualTo("4,812,300. " + note);
        robot.interact(doubt::requestFocus);
        assertThat(notes()).contains(note);
        robot.type(KeyCode.ESCAPE);
        assertThat(notes()).doesNotContain(note);
        robot.interact(() -> composer().requestFocus());
        robot.moveTo(onWindow(() -> {
            Bounds bounds = doubt.localToScreen(doubt.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        }));
        until("it is said on hover", () -> notes().contains(note));
        robot.moveTo(onWindow(() -> find(".composer")));
        until("it is said no more", () -> !notes().contains(note));
        // After a restart as well.
        reopen();
        spot("4,812,300");
    }

    @Test
    void a_sure_answer_has_no_marks() {
        askAboutPaper(Script.of("It was 12.").sure(new TokenChance("It was 12.", 0.97, List.of())));
        assertThat(sees(".doubt-line")).isFalse();
        assertThat(sees(".text-spot")).isFalse();
    }
}
