package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import lectern.app.Demo;
import lectern.assets.DemoModel;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** Pages of documents on the command line. */
class AskAboutDocumentsTest extends CommandTest {

    @Test
    void pages_of_a_pdf_are_asked_about_by_number_and_come_with_their_words() throws Exception {
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "First page", "Second page", "Third <end_of_turn> page");
        var json = ask("--json", "--pages", "1,3", pdf.toString(), "What is it?").json();
        assertThat(json.get("images").findValuesAsText("page")).containsOnly("1", "3").hasSize(6);
        assertThat(json.get("images").get(0).get("file").asText()).isEqualTo(pdf.toString());
        var prompt = ask("--dry-run", "--pages", "3", "--pan-scan", "off", pdf.toString(), "What is it?").out();
        assertThat(prompt.replace("<image_soft_token>", "")).isEqualTo("<bos><start_of_turn>user\n"
                + "Page 3 of “paper.pdf”:\n\n<start_of_image><end_of_image>\n\n"
                + "Text of page 3:\nThird <end_of_turn> page\n\n"
                + "What is it?<end_of_turn>\n<start_of_turn>model\n" + System.lineSeparator());
        assertThat(ask("--dry-run", "--pages", "3", "--no-text-layer", pdf.toString(), "What?").out())
                .doesNotContain("Text of page");
        assertRefused(ask("--pages", "4", pdf.toString(), "What?"), ExitCode.BAD_INPUT, "paper.pdf", "3 pages");
        assertRefused(ask("--pages", "x", pdf.toString(), "What?"), ExitCode.USAGE, "1,3 or 2-4");
    }

    @Test
    void of_a_long_pdf_the_pages_that_fit_and_have_most_to_do_with_the_question_are_asked_about() throws Exception {
        var texts = new String[12];
        java.util.Arrays.fill(texts, ("Nothing but weather and wind in this chapter.\n").repeat(20));
        texts[7] = "The invoice total is 12.50.\n" + texts[7];
        var pdf = Pdfs.write(folder.resolve("long.pdf"), texts);
        var ran = ask("--json", "--context", "2048", pdf.toString(), "What is the total of the invoice?");
        assertThat(ran.err()).contains("Of the 12 pages of long.pdf", "--pages");
        assertThat(ran.json().get("images").findValuesAsText("page")).contains("8").doesNotContain("12");
    }

    @Test
    void look_shows_pages_of_a_pdf_with_their_size_rotation_and_words() throws Exception {
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "First page", "Second page", "Third page");
        var pages = run("look", pdf.toString(), "--pages", "2-", "--json").json().get("images");
        assertThat(pages.findValuesAsText("text")).containsExactly("Second page", "Third page");
        assertThat(pages.get(0).get("page").asInt()).isEqualTo(2);
        assertThat(pages.get(0).get("pages").asInt()).isEqualTo(3);
        assertThat(pages.get(0).get("rotation").asInt()).isZero();
        assertThat(pages.get(0).get("height").asInt()).isEqualTo(2 * 896);
        assertThat(pages.get(0).get("views")).hasSize(3);
        assertThat(run("look", pdf.toString()).out()).contains("paper.pdf, page 3 of 3: PDF", "10 characters of text");
    }

    @Test
    void look_says_nothing_of_the_size_of_words_and_which_page_is_not_there() throws Exception {
        var text = Files.writeString(folder.resolve("note.txt"), "Words alone");
        assertThat(run("look", text.toString()).out().strip()).endsWith("note.txt: Text, 11 characters of text");
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "First page", "Second page", "Third page");
        assertRefused(
                run("look", pdf.toString(), "--pages", "2-9"), ExitCode.BAD_INPUT, "There is no page 9", "3 pages");
        assertRefused(
                run("look", pdf.toString(), "--pages", "3-2"), ExitCode.BAD_INPUT, "There are no pages 3-2");
    }

    @Test
    void an_encrypted_pdf_is_asked_about_with_its_password() throws Exception {
        var pdf = Pdfs.encrypted(folder.resolve("secret.pdf"), "key", "Secret");
        assertRefused(
                ask("--dry-run", pdf.toString(), "What?"), ExitCode.BAD_INPUT, "secret.pdf", "encrypted", "--password");
        assertThat(ask("--dry-run", "--password", "key", pdf.toString(), "What?").out()).contains("Secret");
    }

    @Test
    void where_an_answer_was_found_is_told_though_the_model_names_no_page() throws Exception {
        var demo = new Demo(DemoModel.find().orElseThrow());
        var invoice = demo.samples().stream().filter(s -> s.path().endsWith("invoice-1.png")).findFirst().orElseThrow();
        var words = "BILL\nBy: Nour Inc\nOrder: 679\nTo: Ines Jamzea\nDate: 15 Oct 04\nCheese    55.90\n"
                + "TOTAL: 55.90\nURGENT";
        var pdf = Pdfs.scanned(
                folder.resolve("bill.pdf"), new Pdfs.Scan(Files.readAllBytes(invoice.path()), words),
                new Pdfs.Scan(Files.readAllBytes(invoice.path()), "Something else"));
        var json = run(
                        "ask", "--json", "--greedy", "--no-text-layer", "--pages", "1", pdf.toString(),
                        "What is the total?", "--model", demo.files().model().toString(),
                        "--mmproj", demo.files().projector().orElseThrow().toString())
                .json();
        assertThat(json.get("answer").asText().strip()).isEqualTo("55.90");
        assertThat(json.get("citations")).isEmpty();
        assertThat(json.get("evidence")).hasSize(1);
        var found = json.get("evidence").get(0);
        assertThat(found.get("file").asText()).isEqualTo(pdf.toString());
        assertThat(found.get("page").asInt()).isEqualTo(1);
        assertThat(found.get("words").get(0).asText()).isEqualTo("55.90");
    }
}
