package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.text.Text;
import lectern.app.Script;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** Links below an answer to the pages that say what it says. */
class EvidenceLinksTest extends PageWindowTest {

    private void attachPaper() {
        drop(Pdfs.write(
                folder.resolve("paper.pdf"), "An introduction", "Costs were 4,079,650 in all.\nRevenue was 4,812,300.",
                "An outlook: profits of 732,650"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
    }

    private void askAboutPaper(String answer) {
        attachPaper();
        engine.willAnswer(Script.of(answer));
        ask("What was it?");
        until("it is answered", () -> find(".copy") != null);
    }

    /** What stands below the answers, part by part. */
    private List<String> line() {
        return onWindow(() -> all(".evidence").stream()
                .flatMap(line -> ((FlowPane) line).getChildren().stream())
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private void untilLine(String... parts) {
        until("the line is " + List.of(parts), () -> line().equals(List.of(parts)));
    }

    private Hyperlink link(String words) {
        until("there is a link " + words, () -> links(words).findAny().isPresent());
        return onWindow(() -> (Hyperlink) links(words).findFirst().orElseThrow());
    }

    private Stream<Node> links(String words) {
        return all(".evidence-link").stream().filter(link -> ((Hyperlink) link).getText().equals(words));
    }

    /** Whether a mark on the page that is shown lies at this share of its height. */
    private boolean isMarkedAt(double least, double most) {
        var page = bounds(".page-sheet");
        return onWindow(() -> all(".page-found")).stream()
                .map(mark -> onWindow(() -> mark.localToScene(mark.getLayoutBounds())).getCenterY())
                .anyMatch(y -> (y - page.getMinY()) / page.getHeight() >= least
                        && (y - page.getMinY()) / page.getHeight() <= most);
    }

    @Test
    void an_answer_that_names_no_page_is_found_on_one_and_a_click_shows_where() {
        askAboutPaper("It was **4.812.300**.");
        untilLine("Found on:", "page 2");
        // As a person would: again, where the line moved under the pointer because something above it had just changed.
        for (int i = 0; i < 50 && !sees(".page-stage"); i++) {
            robot.clickOn(link("page 2"));
        }
        untilPage(2);
        until("it is marked", () -> !all(".page-found").isEmpty());
        untilSays("One passage of the answer is marked on this page.");
        assertThat(isMarkedAt(0.185, 0.205)).isTrue();
    }

    @Test
    void its_links_are_reached_and_followed_by_keys_after_the_answer_and_before_its_buttons() {
        askAboutPaper("It was 4,812,300, less 4,079,650: a profit of 732,650.");
        untilLine("Found on:", "page 2", "·", "page 3");
        var first = link("page 2");
        assertThat(first.getAccessibleRole()).isEqualTo(AccessibleRole.HYPERLINK);
        assertThat(first.getAccessibleText()).isEqualTo("page 2. Show page 2 of paper.pdf");
        robot.interact(() -> find(".answer .selectable-text").requestFocus());
        robot.type(KeyCode.TAB);
        assertThat(onWindow(() -> first.isFocused() && first.isFocusVisible())).isTrue();
        robot.type(KeyCode.TAB);
        assertThat(onWindow(() -> link("page 3").isFocused())).isTrue();
        robot.type(KeyCode.SPACE);
        untilPage(3);
        until("it is marked", () -> !all(".page-found").isEmpty());
        robot.type(KeyCode.ESCAPE);
        until("the link has the keyboard again", () -> link("page 3").isFocused());
        robot.type(KeyCode.TAB);
        assertThat(onWindow(() -> find(".copy").isFocused())).isTrue();
    }

    @Test
    void a_page_that_the_answer_names_is_not_said_again_and_others_are() {
        askAboutPaper("Revenue was 4,812,300 (page 2), profits were 732,650.");
        untilLine("Also found:", "page 3");
    }

    @Test
    void the_only_page_there_is_needs_no_number() {
        drop(Pdfs.write(folder.resolve("paper.pdf"), "Total: 617.32"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        engine.willAnswer(Script.of("It is €617,32."));
        ask("How much?");
        untilLine("Show where the page says this");
        assertThat(link("Show where the page says this").getAccessibleText())
                .isEqualTo("Show where the page says this. Show page 1 of paper.pdf");
        robot.interact(() -> link("Show where the page says this").fire());
        untilShown();
        until("it is marked", () -> !all(".page-found").isEmpty());
    }

    @Test
    void pages_of_several_documents_are_told_with_their_names() {
        drop(Pdfs.write(folder.resolve("bill.pdf"), "Total: 617.32"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        askAboutPaper("They are 617.32 and 4,812,300.");
        untilLine("Found in:", "bill.pdf", "·", "paper.pdf, page 2");
        robot.interact(() -> link("paper.pdf, page 2").fire());
        untilPage(2);
    }

    @Test
    void long_names_are_shortened_in_the_middle_and_wrap_for_want_of_room() {
        robot.interact(() -> stage.setWidth(640));
        var name = "The annual report of Harbour Supplies with all that there is to say of the year 2025 (copy %d).pdf";
        for (int i = 1; i <= 2; i++) {
            int number = i;
            drop(Pdfs.write(folder.resolve(name.formatted(i)), "Total: 617.3" + i, "Nothing"));
            until("it is attached", () -> all(".composer .thumbnail-button").size() == number);
        }
        engine.willAnswer(Script.of("They are 617.31 and 617.32."));
        ask("How much?");
        until("both are found", () -> all(".evidence-link").size() == 2);
        until("they stand below each other, inside of the answer", () -> {
            var answer = find(".answer").localToScene(find(".answer").getLayoutBounds());
            var links = all(".evidence-link").stream()
                    .map(link -> link.localToScene(link.getLayoutBounds()))
                    .toList();
            // Before they are laid out, they have no size.
            return links.stream().allMatch(link -> link.getHeight() > 0 && link.getMaxX() <= answer.getMaxX())
                    && links.get(1).getMinY() >= links.get(0).getMaxY();
        });
        assertThat(onWindow(() -> find(".evidence-link").lookup(".text")))
                .isInstanceOfSatisfying(Text.class, shown -> assertThat(shown.getText())
                        .startsWith("The annual").endsWith("(copy 1).pdf, page 1").contains("..."));
    }

    @Test
    void conversations_from_before_have_it_when_they_are_opened() {
        askAboutPaper("It was 4,812,300.");
        untilLine("Found on:", "page 2");
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        assertThat(line()).isEmpty();
        reopen();
        robot.interact(() -> list().getSelectionModel().select(0));
        untilLine("Found on:", "page 2");
    }

    @Test
    void a_refusal_and_what_no_page_says_have_no_line() {
        askAboutPaper("The document does not say that.");
        engine.willAnswer(Script.of("It was 4,812,300."));
        ask("And the revenue?");
        // The second answer is looked for after the first one was.
        untilLine("Found on:", "page 2");
        assertThat(onWindow(() -> all(".evidence").size())).isEqualTo(1);
    }

    @Test
    void what_is_copied_has_nothing_of_it() {
        askAboutPaper("It was 4,812,300.");
        untilLine("Found on:", "page 2");
        click(".copy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("It was 4,812,300.");
    }
}
