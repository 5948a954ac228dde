package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import lectern.engine.Chat;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;

/** Documents of several pages, from adding them to what the engine is told. */
class DocumentAttachmentsTest extends LecternTest {

    @Test
    void a_pdf_is_kept_with_its_pages_which_can_be_looked_at() throws Exception {
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "One", "Two"));

        assertThat(pdf.format()).isEqualTo("PDF");
        assertThat(pdf.pages()).isEqualTo(2);
        assertThat(List.of(pdf.width(), pdf.height())).containsExactly(595, 842);
        assertThat(pdf.choices()).isEqualTo(AttachmentChoices.USUAL);
        var page = ImageIO.read(new ByteArrayInputStream(lectern.attachments().pagePng(pdf, 1, 200)));
        assertThat(page.getHeight()).isEqualTo(200);
        assertThat(new Color(page.getRGB(5, 5))).isEqualTo(Color.RED);
    }

    @Test
    void the_engine_is_told_each_page_as_a_picture_with_its_words() throws Exception {
        openModel();
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "One", "Two"));
        ask(newConversation(), "What?", pdf);

        var parts = engine.asked().getFirst().turns().getFirst().parts();
        assertThat(parts).hasSize(5);
        assertThat(parts.get(0)).isEqualTo(new Chat.Text("Page 1 of “paper.pdf”:"));
        assertThat(parts.get(1)).isInstanceOfSatisfying(Chat.Picture.class, picture -> {
            assertThat(picture.panScan()).isEqualTo(PanScanMode.ON);
            assertThat(picture.image().height()).isEqualTo(2 * 896);
        });
        assertThat(parts.get(2)).isEqualTo(new Chat.Text("Text of page 1:\nOne\n\nPage 2 of “paper.pdf”:"));
        assertThat(parts.get(4)).isEqualTo(Chat.Text.question("Text of page 2:\nTwo\n\n", "What?"));
    }

    @Test
    void what_is_chosen_for_an_attachment_counts_and_is_kept_with_question_and_draft() throws Exception {
        openModel();
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "One", "Two", "Three"));
        var chosen = pdf.with(new AttachmentChoices(PanScanMode.OFF, new PageSelection("2"), false));
        var id = newConversation();
        lectern.drafts().saveNew(new DraftView("", List.of(chosen)));
        ask(id, "What?", chosen);

        var parts = engine.asked().getFirst().turns().getFirst().parts();
        assertThat(parts).hasSize(3).first().isEqualTo(new Chat.Text("Page 2 of “paper.pdf”:"));
        assertThat(((Chat.Picture) parts.get(1)).panScan()).isEqualTo(PanScanMode.OFF);
        assertThat(parts.get(2)).isEqualTo(Chat.Text.question("", "What?"));
        restart();
        assertThat(lectern.conversations().messages(id).getFirst().attachments()).containsExactly(chosen);
        assertThat(lectern.drafts().ofNew().attachments()).containsExactly(chosen);
    }

    @Test
    void of_a_document_that_does_not_fit_the_pages_that_matter_are_asked_about_and_named() throws Exception {
        openModel();
        var words = new String[20];
        Arrays.fill(words, "Weather and wind.");
        words[12] = "The total is 12.50.";
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("long.pdf"), words));

        var cost = lectern.asking().cost("What is the total?", List.of(pdf)).orElseThrow();
        var proposed = cost.attachments().getFirst().choices().pages();
        assertThat(proposed.of(20)).contains(12).hasSizeLessThan(20);
        assertThat(cost.tokens()).isBetween(cost.contextSize() / 2, cost.contextSize());
        var heard = ask(newConversation(), "What is the total?", pdf);
        assertThat(engine.asked().getFirst().pictures()).hasSameSizeAs(proposed.of(20));
        assertThat(heard.notices).singleElement().satisfies(notice -> {
            assertThat(notice.key()).isEqualTo(NoticeKeys.ANSWER_PAGES);
            assertThat(notice.arguments()).containsExactly("long.pdf", "20", proposed.text());
        });
    }

    @Test
    void the_cost_counts_pictures_to_the_token_and_needs_an_open_model() throws Exception {
        var file = Files.write(folder.resolve("a.png"), TestPictures.png(1240, 1754, Color.WHITE));
        var picture = lectern.attachments().add(file);
        assertThat(lectern.asking().cost("?", List.of(picture))).isEmpty();
        openModel();
        int whole = lectern.asking().cost("?", List.of(picture)).orElseThrow().tokens();
        var cropped = picture.with(picture.choices().withPanScan(PanScanMode.ON));
        assertThat(lectern.asking().cost("?", List.of(cropped)).orElseThrow().tokens()).isEqualTo(whole + 2 * 258);
    }

    @Test
    void an_encrypted_pdf_asks_for_its_password_which_is_known_until_the_program_ends() throws Exception {
        openModel();
        var file = Pdfs.encrypted(folder.resolve("secret.pdf"), "key", "Secret");
        assertThatThrownBy(() -> lectern.attachments().add(file)).isInstanceOfSatisfying(
                AppException.class, e -> assertThat(e.notice().key()).isEqualTo(NoticeKeys.PASSWORD));
        var pdf = lectern.attachments().add(file, "key");
        ask(newConversation(), "What?", pdf);
        assertThat(engine.asked().getFirst().turns().getFirst().parts())
                .contains(Chat.Text.question("Text of page 1:\nSecret\n\n", "What?"));
        restart();
        openModel();
        var answer = ask(newConversation(), "What?", pdf).answer();
        assertThat(answer.failure().orElseThrow().key()).isEqualTo(NoticeKeys.PASSWORD);
    }

    @Test
    void a_text_is_told_in_words_and_looks_like_a_sheet() throws Exception {
        openModel();
        var note = lectern.attachments().add(Files.writeString(folder.resolve("note.md"), "Buy milk."));
        ask(newConversation(), "What?", note);
        assertThat(engine.asked().getFirst().turns().getFirst().parts())
                .containsExactly(Chat.Text.question("“note.md”:\n\nBuy milk.\n\n", "What?"));
        var sheet = ImageIO.read(new ByteArrayInputStream(lectern.attachments().thumbnailPng(note, 100)));
        assertThat(sheet.getHeight()).isEqualTo(100);
    }
}
