package lectern.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureException.Reason;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    @TempDir
    static Path folder;

    private static Documents documents;

    @BeforeAll
    static void start() {
        documents = new Documents();
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void words_of_a_pdf_stand_where_they_are_drawn_however_the_page_is_turned(int rotation) throws Exception {
        var pdf =
                documents.open(Pdfs.turned(folder.resolve("turned-" + rotation + ".pdf"), rotation, "Total\nDue: May"));
        var words = pdf.placedWords(0);
        assertThat(words).extracting(PlacedWord::text).containsExactly("Total", "Due:", "May");
        assertThat(words).extracting(PlacedWord::line).containsExactly(0, 1, 1);
        var page = pdf.image(0, 1600);
        for (var word : words) {
            var ink = page.crop(word.area().in(page.width(), page.height()));
            assertThat(darkShare(ink)).as("%s at %s", word.text(), word.area()).isBetween(0.08, 0.6);
            // The same place alone, at its own size.
            var close = pdf.image(0, word.area(), 300);
            assertThat(Math.max(close.width(), close.height())).isBetween(299, 301);
            assertThat(darkShare(close)).isCloseTo(darkShare(ink), within(0.05));
        }
        assertThat(pdf.image(0, new PageArea(0.25, 0.25, 0.5, 0.5), 100).width()).isBetween(50, 101);
    }

    private static double darkShare(RgbImage image) {
        int dark = 0;
        for (int i = 0; i < image.pixels().length; i += 3) {
            dark += (image.pixels()[i] & 0xFF) < 128 ? 1 : 0;
        }
        return dark / (image.pixels().length / 3.0);
    }

    @Test
    void a_pdf_has_pages_with_words_and_is_drawn_at_the_size_that_is_wanted() throws Exception {
        var pdf = documents.open(Pdfs.write(folder.resolve("two.pdf"), "Total: 12.50\nDue: May 3", "Page two"));

        assertThat(pdf.format()).isEqualTo("PDF");
        assertThat(pdf.pages()).containsExactly(new Page(595, 842, 0), new Page(595, 842, 0));
        assertThat(pdf.text(0)).isEqualTo("Total: 12.50\nDue: May 3");
        assertThat(pdf.text(1)).isEqualTo("Page two");
        var page = pdf.image(0, 1000);
        assertThat(page.height()).isEqualTo(1000);
        assertThat(page.width()).isBetween(706, 708);
        assertThat(color(page, 20, 20)).isEqualTo(Color.RED);
        assertThat(color(page, 600, 20)).isEqualTo(Color.WHITE);
    }

    @Test
    void a_page_that_is_turned_comes_upright_with_its_size_as_shown() throws Exception {
        var pdf = documents.open(Pdfs.turned(folder.resolve("turned.pdf"), 90, "Sideways"));

        assertThat(pdf.pages()).containsExactly(new Page(842, 595, 90));
        assertThat(pdf.text(0)).isEqualTo("Sideways");
        var page = pdf.image(0, 842);
        assertThat(page.width()).isGreaterThan(page.height());
        assertThat(color(page, page.width() - 20, 20)).isEqualTo(Color.RED);
    }

    @Test
    void a_cropped_page_shows_only_what_is_inside() throws Exception {
        var file = folder.resolve("cropped.pdf");
        try (var document = Pdfs.document("Words")) {
            document.getPage(0).setCropBox(new PDRectangle(0, 742, 100, 100));
            document.save(file.toFile());
        }
        var pdf = documents.open(file);

        assertThat(pdf.pages()).containsExactly(new Page(100, 100, 0));
        assertThat(color(pdf.image(0, 50), 40, 40)).isEqualTo(Color.RED);
    }

    @Test
    void an_encrypted_pdf_opens_with_its_password_only() throws Exception {
        var file = Pdfs.encrypted(folder.resolve("secret.pdf"), "pässword", "Secret");

        assertRefused(() -> documents.open(file), Reason.PASSWORD, "encrypted");
        assertRefused(() -> documents.open(file, "secret.pdf", "wrong"), Reason.WRONG_PASSWORD, "does not open");
        assertThat(documents.open(file, "secret.pdf", "pässword").text(0)).isEqualTo("Secret");
    }

    @Test
    void a_changed_file_is_read_anew() throws Exception {
        var file = Pdfs.write(folder.resolve("changing.pdf"), "Before");
        assertThat(documents.open(file).text(0)).isEqualTo("Before");
        Pdfs.write(file, "After", "it changed");
        assertThat(documents.open(file).text(1)).isEqualTo("it changed");
    }

    @Test
    void a_tiff_of_several_pages_is_read_page_by_page() throws Exception {
        var file = folder.resolve("fax.tiff");
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (var color : new Color[] {Color.RED, Color.GREEN, Color.BLUE}) {
                var image = new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB);
                var graphics = image.createGraphics();
                graphics.setColor(color);
                graphics.fillRect(0, 0, 30, 40);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        }
        var fax = documents.open(file);

        assertThat(fax.format()).isEqualTo("TIFF");
        assertThat(fax.pages()).hasSize(3);
        assertThat(color(fax.image(0, 99), 5, 5)).isEqualTo(Color.RED);
        assertThat(color(fax.image(2, 99), 5, 5)).isEqualTo(Color.BLUE);
    }

    @Test
    void texts_are_words_in_any_usual_encoding() throws Exception {
        var text = "Größe: 5 €";
        for (var charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252")}) {
            var file = Files.write(folder.resolve("note.txt"), (text + "\r\nEnd\r\n").getBytes(charset));
            var opened = documents.open(file);
            assertThat(opened.text(0)).as("%s", charset).isEqualTo(text + "\nEnd");
            assertThat(opened.pages()).singleElement().returns(false, Page::isPicture);
        }
        assertThat(documents.open(Files.writeString(folder.resolve("a.md"), "# Hi")).format()).isEqualTo("Markdown");
    }

    @Test
    void a_binary_file_called_text_is_refused() throws Exception {
        var file = Files.write(folder.resolve("not.txt"), new byte[] {1, 2, 3, 0, 0, 9});
        assertRefused(() -> documents.open(file), Reason.NOT_A_PICTURE, "not.txt");
    }

    @Test
    void word_and_opendocument_texts_are_read_paragraph_by_paragraph() throws Exception {
        var word = zip("letter.docx", Map.of("word/document.xml", """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>\
                <w:r><w:t>Dear </w:t></w:r><w:r><w:t>Ann,</w:t></w:r></w:p>
                <w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Total</w:t></w:r></w:p></w:tc>\
                <w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                </w:body></w:document>"""));
        assertThat(documents.open(word).format()).isEqualTo("Word");
        assertThat(documents.open(word).text(0)).isEqualTo("Dear Ann,\na\tb\nc\nTotal \t12");

        var open = zip("letter.odt", Map.of("META-INF/manifest.xml", "<m/>", "content.xml", """
                <o:c xmlns:o="o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                <text:h>Title</text:h><text:p>Dear<text:s text:c="2"/>Bob<text:line-break/>x</text:p></o:c>"""));
        assertThat(documents.open(open).format()).isEqualTo("OpenDocument");
        assertThat(documents.open(open).text(0)).isEqualTo("Title\nDear  Bob\nx");
    }

    @Test
    void an_office_document_that_unpacks_without_end_or_names_other_files_is_refused() throws Exception {
        var bomb = zip("bomb.docx", Map.of("word/document.xml", "<a>" + " ".repeat(70 << 20) + "</a>"));
        assertRefused(() -> documents.open(bomb), Reason.DAMAGED, "bomb.docx");
        var entity = zip("entity.docx", Map.of("word/document.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a><t>&e;</t></a>"));
        assertRefused(() -> documents.open(entity), Reason.DAMAGED, "entity.docx");
    }

    @Test
    void another_archive_is_refused_as_what_it_is() throws Exception {
        assertRefused(() -> documents.open(zip("photos.zip", Map.of("a.txt", "a"))), Reason.NOT_A_PICTURE, "archive");
    }

    @Test
    void pages_are_chosen_as_people_write_them() {
        assertThat(new PageSelection("1,3").of(5)).containsExactly(0, 2);
        assertThat(new PageSelection(" 4-, 2 ").of(5)).containsExactly(1, 3, 4);
        assertThat(new PageSelection("-2").of(5)).containsExactly(0, 1);
        assertThat(PageSelection.ALL.of(3)).containsExactly(0, 1, 2);
        assertThat(PageSelection.of(java.util.List.of(4, 0, 1, 2)).text()).isEqualTo("1-3,5");
        assertThatThrownBy(() -> new PageSelection("7").of(5)).hasMessageContaining("5 pages");
        assertThatThrownBy(() -> new PageSelection("0").of(5)).hasMessageContaining("no page 0");
        assertThatThrownBy(() -> new PageSelection("one")).hasMessageContaining("1,3 or 2-4");
    }

    private static Path zip(String name, Map<String, String> entries) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Color color(RgbImage image, int x, int y) {
        int at = (y * image.width() + x) * 3;
        return new Color(image.pixels()[at] & 255, image.pixels()[at + 1] & 255, image.pixels()[at + 2] & 255);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason,
            String words) {
        assertThatThrownBy(call).asInstanceOf(type(PictureException.class))
                .returns(reason, PictureException::reason)
                .extracting(Throwable::getMessage).asString().contains(words);
    }
}
