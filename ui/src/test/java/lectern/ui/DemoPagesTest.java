package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import lectern.app.Demo;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** A walk through scanned documents with the real engine and the demo model: page, region, citation, highlight. */
class DemoPagesTest extends InstalledWindowTest {

    private static final String TOTAL = "What is the total?";

    private Path sample(String name) throws Exception {
        return demo.samples().stream()
                .map(Demo.Sample::path)
                .filter(file -> file.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** An invoice and a receipt under each other, as somebody lays them on the glass of a scanner. */
    private Path sheet() throws Exception {
        var above = ImageIO.read(sample("invoice-1.png").toFile());
        var below = ImageIO.read(sample("receipt-2.png").toFile());
        var sheet =
                new BufferedImage(above.getWidth(), above.getHeight() + below.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = sheet.createGraphics();
        pen.drawImage(above, 0, 0, null);
        pen.drawImage(below, 0, above.getHeight(), null);
        pen.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return Pdfs.scanned(folder.resolve("paper.pdf"), new Pdfs.Scan(png.toByteArray(), " "));
    }

    /** An invoice, then a page that says where its total is; the scanner has recognised the words of both. */
    private Path invoiceWithIndex() throws Exception {
        try (var index = DemoPagesTest.class.getResourceAsStream("index.png")) {
            return Pdfs.scanned(
                    folder.resolve("paper.pdf"),
                    new Pdfs.Scan(Files.readAllBytes(sample("invoice-1.png")), """
                            BILL
                            By: Nour Inc
                            Order: 679
                            To: Ines Jamzea
                            Date: 15 Oct 04
                            Cheese    55.90
                            TOTAL: 55.90
                            URGENT"""),
                    new Pdfs.Scan(index.readAllBytes(), "Index\nNour Inc\nTotal page 1\n \n14-04-05\n \n \n "));
        }
    }

    /** All of the page's width, to be asked about alone. */
    private void markOnPage(double top, double bottom) {
        click(".attachment-remove");
        dragOnPage(0.004, top, 0.996, bottom);
        until("it is marked", () -> find(".ask-region") != null);
        assertThat(share(".region-mark")).isCloseTo(bottom - top, within(0.01));
        click(".ask-region");
        untilSays("Part of the picture");
    }

    /** How much of the page's height something takes. */
    private double share(String selector) {
        return bounds(selector).getHeight() / bounds(".page-sheet").getHeight();
    }

    private void untilAnswered(String question, String answer) {
        untilTexts(question, answer);
        until("it is answered", () -> find(".stop") == null && find(".copy") != null);
    }

    /** The demo model reads pictures; words that go along confuse it. */
    private void withoutWords() {
        until("its words can be left out", () -> find(".composer .attachment-choices") != null);
        robot.interact(() -> ((MenuButton) find(".composer .attachment-choices")).getItems().stream()
                .filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast)
                .filter(CheckMenuItem::isSelected)
                .forEach(item -> {
                    item.setSelected(false);
                    item.fire();
                }));
    }

    @Test
    void the_half_of_a_scan_that_is_marked_is_what_is_answered_about() throws Exception {
        drop(sheet());
        click(".composer .thumbnail-button");
        untilShown();
        double fitted = bounds(".page-sheet").getHeight();
        press(KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(bounds(".page-sheet").getHeight()).isGreaterThan(fitted);
        press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(bounds(".page-sheet").getHeight()).isEqualTo(fitted);

        markOnPage(0.491, 0.996);
        ask(TOTAL);
        untilAnswered(TOTAL, "617.32");
        // Where it is on the page is remembered.
        click(".question .thumbnail-button");
        until("the part is outlined", () -> find(".page-part") != null);
        assertThat(bounds(".page-part").getMinY() - bounds(".page-sheet").getMinY()).isGreaterThan(0.4 * fitted);

        // The other half, in another conversation.
        press(KeyCode.CONTROL, KeyCode.N);
        untilTexts();
        drop(sheet());
        click(".composer .thumbnail-button");
        untilShown();
        markOnPage(0.004, 0.491);
        ask(TOTAL);
        untilAnswered(TOTAL, "55.90");
    }

    @Test
    void a_page_that_an_answer_names_opens_and_what_the_answer_says_is_highlighted_on_it() throws Exception {
        drop(invoiceWithIndex());
        withoutWords();
        ask("Read the third line.");
        untilAnswered("Read the third line.", "Total page 1");
        click(".text-spot");
        untilPage(1);
        until("the total is highlighted", () -> find(".page-found") != null);
        // The seventh line of eight.
        double middle = bounds(".page-found").getCenterY() - bounds(".page-sheet").getMinY();
        assertThat(middle / bounds(".page-sheet").getHeight()).isBetween(6.0 / 8, 7.0 / 8);
    }
}
