package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.Color;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ExchangeTest extends LecternTest {

    @TempDir
    Path out;

    private long id;

    @BeforeEach
    void converse() throws Exception {
        openModel();
        id = newConversation();
        var picture = lectern.attachments().add("a photo [1].png", TestPictures.png(4, 3, Color.RED));
        engine.willAnswer(Script.of("**Red**, and <b>only</b> ![x](https://example.org/x.png) [y](javascript:alert)"));
        var heard = new Heard();
        lectern.asking().ask(id, "Which colour?\nSay it.", List.of(picture), heard);
        heard.answer();
        lectern.conversations().rename(id, "Colours & more");
    }

    @Test
    void what_is_exported_as_json_is_the_same_when_it_is_imported() {
        var file = out.resolve("all.json");
        lectern.exchange().export(lectern.exchange().all(), ExportFormat.JSON, file);
        var copy = lectern.exchange().importFile(file).getFirst();
        assertThat(copy).isNotEqualTo(id);
        var before = lectern.conversations().messages(id);
        var after = lectern.conversations().messages(copy);
        assertThat(after).extracting(MessageView::text).isEqualTo(before.stream().map(MessageView::text).toList());
        assertThat(after).extracting(MessageView::role).isEqualTo(before.stream().map(MessageView::role).toList());
        assertThat(after.getFirst().attachments()).isEqualTo(before.getFirst().attachments());
        assertThat(after.getLast().model()).isEqualTo(before.getLast().model());
        assertThat(lectern.conversations().find(copy).orElseThrow().title()).isEqualTo("Colours & more");
    }

    @Test
    void markdown_has_its_pictures_in_a_folder_beside_it() throws Exception {
        var file = out.resolve("chat.md");
        lectern.exchange().export(List.of(id), ExportFormat.MARKDOWN, file);
        assertThat(file).content()
                .startsWith("# Colours & more\n")
                .contains("> ![a photo 1.png](<chat-files/1-a_photo__1_.png>)")
                .contains("> Which colour?\n> Say it.")
                .contains("**Red**");
        assertThat(out.resolve("chat-files/1-a_photo__1_.png")).exists();
    }

    @Test
    void html_is_one_page_that_fetches_nothing_and_runs_nothing() {
        var file = out.resolve("chat.html");
        lectern.exchange().export(List.of(id), ExportFormat.HTML, file);
        assertThat(file).content()
                .contains("<title>Colours &amp; more</title>", "<strong>Red</strong>", "&lt;b&gt;only&lt;/b&gt;",
                        "src=\"data:image/png;base64,")
                .doesNotContain("https://example.org/x.png", "javascript:alert");
    }

    @Test
    void formulas_are_drawn_in_pages_and_their_source_is_kept() throws Exception {
        engine.willAnswer(Script.of(
                "So $a_b*c*d_e$ and \\(x < y\\), not $\\notatex{$ or a $5 note.\n\n$$\\frac{1}{2}$$"));
        ask(id, "Formulas?");
        var markdown = lectern.exchange().text(List.of(id), ExportFormat.MARKDOWN);
        assertThat(markdown).contains("So $a_b*c*d_e$ and \\(x < y\\), not $\\notatex{$ or a $5 note.");
        var html = lectern.exchange().text(List.of(id), ExportFormat.HTML);
        assertThat(html).contains("<title>$a_b*c*d_e$</title><path", "<title>\\(x &lt; y\\)</title><path",
                "<title>$$\\frac{1}{2}$$</title><path", "<code>$\\notatex{$</code> or a $5 note.");
        var file = out.resolve("formulas.pdf");
        lectern.exchange().export(List.of(id), ExportFormat.PDF, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("So $a_b*c*d_e$ and \\(x < y\\), not $\\notatex{$ or a $5 note.", "$$\\frac{1}{2}$$");
        }
    }

    @Test
    void a_pdf_has_the_words_of_every_script_and_the_pictures() throws Exception {
        engine.willAnswer(Script.of("# Überschrift\n\nالسلام عليكم ورحمة الله\n\n- שלום עולם\n- नमस्ते\n\n"
                + "| 日本語 | b |\n|---|---|\n| 東京 | 2 |\n\n```\nint x = 1;\n```\n" + "\n\nLong.".repeat(120)));
        ask(id, "And in other scripts?");
        var file = out.resolve("chat.pdf");
        lectern.exchange().export(List.of(id), ExportFormat.PDF, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            var words = new PDFTextStripper().getText(pdf);
            assertThat(words).contains(
                    "Colours & more", "Which colour?", "a photo [1].png", "Red", "Überschrift",
                    "السلام عليكم ورحمة الله", "שלום עולם", "नमस्ते", "東京", "int x = 1;");
            var pictures = pdf.getPage(0).getResources().getXObjectNames();
            assertThat(pictures).hasSize(1);
            // The letters are drawn: there is ink where the text is, though no font has any.
            var drawn = new PDFRenderer(pdf).renderImage(pdf.getNumberOfPages() - 1);
            assertThat(IntStream.range(0, drawn.getHeight())
                            .filter(y -> IntStream.range(0, drawn.getWidth())
                                    .anyMatch(x -> (drawn.getRGB(x, y) & 0xff) < 0x60))
                            .count())
                    .isGreaterThan(20);
        }
    }

    @Test
    void no_program_that_reads_a_pdf_looks_for_a_font_and_nothing_is_warned_of() throws Exception {
        engine.willAnswer(Script.of("Done ✅"));
        ask(id, "Emoji?");
        var file = out.resolve("fonts.pdf");
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        var logger = (Logger) LoggerFactory.getLogger("org.apache.pdfbox");
        logger.setLevel(Level.WARN);
        logger.addAppender(warnings);
        lectern.exchange().export(List.of(id), ExportFormat.PDF, file);
        logger.detachAppender(warnings);
        logger.setLevel(null);
        assertThat(warnings.list).isEmpty();
        try (var pdf = Loader.loadPDF(file.toFile())) {
            var things = pdf.getPage(0).getResources();
            assertThat(things.getFontNames()).hasSize(1);
            var font = things.getFont(things.getFontNames().iterator().next());
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.isDamaged()).isFalse();
            assertThat(((PDType0Font) font).hasGlyph('A')).isTrue();
            assertThat(font.getWidthFromFont('A')).isEqualTo(font.getWidth('A'));
        }
    }

    @Test
    void emoji_are_printed_in_colour_and_found_as_themselves() throws Exception {
        engine.willAnswer(Script.of("Done ✅ by 👩🏽‍💻 in 🇩🇪, 5 of 5 ❤️.\n\nNever drawn: ✅‍❤️, 🫩"));
        ask(id, "Emoji?");
        var file = out.resolve("emoji.pdf");
        lectern.exchange().export(List.of(id), ExportFormat.PDF, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Done ✅ by 👩🏽‍💻 in 🇩🇪, 5 of 5 ❤️.", "Never drawn: ✅‍❤️, 🫩");
            // Drawn as outlines, not as pictures of pixels: they are sharp at any size.
            var things = pdf.getPage(0).getResources();
            assertThat(things.getXObjectNames()).filteredOn(things::isImageXObject).hasSize(1);
            assertThat(things.getXObjectNames()).hasSize(1 + 4);
            var page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
            var green = pixels(page, 0xFF77B255);
            assertThat(green).hasSizeGreaterThan(200);
            // ❤️ is the last of its line, to the right of ✅ and at the same height.
            var red = pixels(page, 0xFFDD2E44);
            assertThat(middle(red, Point::getX)).isGreaterThan(middle(green, Point::getX) + 100);
            assertThat(middle(red, Point::getY)).isCloseTo(middle(green, Point::getY), within(4.0));
        }
    }

    @Test
    void an_emoji_among_arabic_stands_where_it_is_read() throws Exception {
        engine.willAnswer(Script.of("تم الدفع ✅"));
        ask(id, "Emoji?");
        var file = out.resolve("emoji.pdf");
        lectern.exchange().export(List.of(id), ExportFormat.PDF, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            var page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
            // From right to left, the last is the leftmost: no letter is to the left of it at its height.
            var green = pixels(page, 0xFF77B255);
            int left = green.stream().mapToInt(at -> at.x).min().orElseThrow();
            int y = (int) middle(green, Point::getY);
            assertThat(pixels(page, 0xFF1F2328)).noneMatch(at -> at.x < left && Math.abs(at.y - y) < 10);
            assertThat(pixels(page, 0xFF1F2328)).anyMatch(at -> at.x > left && Math.abs(at.y - y) < 10);
        }
    }

    private static List<Point> pixels(BufferedImage page, int argb) {
        var found = new ArrayList<Point>();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                if ((page.getRGB(x, y) | 0xFF000000) == argb) {
                    found.add(new Point(x, y));
                }
            }
        }
        return found;
    }

    private static double middle(List<Point> points, ToDoubleFunction<Point> axis) {
        return points.stream().mapToDouble(axis).average().orElseThrow();
    }

    @Test
    void conversations_of_a_chatgpt_export_are_read_along_the_branch_that_was_shown() throws Exception {
        var file = Files.writeString(out.resolve("conversations.json"), """
                [{"title": "Trip", "create_time": 1700000000.5, "current_node": "c", "mapping": {
                  "r": {"id": "r", "message": null, "parent": null, "children": ["a"]},
                  "a": {"id": "a", "parent": "r", "message": {"author": {"role": "user"}, "create_time": 1700000001,
                        "content": {"content_type": "text", "parts": ["Where to?"]}}},
                  "b": {"id": "b", "parent": "a", "message": {"author": {"role": "assistant"},
                        "content": {"content_type": "text", "parts": ["Rome"]}}},
                  "c": {"id": "c", "parent": "a", "message": {"author": {"role": "assistant"},
                        "metadata": {"model_slug": "gpt-4o"},
                        "content": {"content_type": "text", "parts": ["Oslo"]}}}}}]
                """);
        var read = lectern.exchange().importFile(file).getFirst();
        assertThat(lectern.conversations().messages(read)).extracting(MessageView::text)
                .containsExactly("Where to?", "Oslo");
        assertThat(lectern.conversations().messages(read).getLast().model()).contains("gpt-4o");
    }

    @Test
    void chats_of_open_webui_are_read() throws Exception {
        var file = Files.writeString(out.resolve("webui.json"), """
                [{"title": "Trip", "created_at": 1700000000, "chat": {"history": {"currentId": "2", "messages": {
                  "1": {"id": "1", "parentId": null, "role": "user", "content": "Where to?", "timestamp": 1700000001},
                  "2": {"id": "2", "parentId": "1", "role": "assistant", "content": "Oslo", "model": "gemma3"}}}}}]
                """);
        var read = lectern.exchange().importFile(file).getFirst();
        assertThat(lectern.conversations().messages(read)).extracting(MessageView::text)
                .containsExactly("Where to?", "Oslo");
    }

    @Test
    void a_file_of_another_kind_is_refused_and_nothing_is_added() throws Exception {
        int before = lectern.conversations().list().size();
        var noTime = """
                {"lectern":1,"conversations":[{"created_at":"yesterday","messages":[{"role":"user"}]}]}""";
        for (var content : List.of("", "{", "[]", "{\"lectern\": 99}", "[{\"title\": \"x\"}]", noTime)) {
            var file = Files.writeString(out.resolve("bad.json"), content);
            assertThatThrownBy(() -> lectern.exchange().importFile(file))
                    .isInstanceOf(AppException.class)
                    .hasMessageStartingWith("Nothing was imported from");
        }
        assertThat(lectern.conversations().list()).hasSize(before);
    }

    @Test
    void a_search_finds_messages_with_what_stands_around_and_marks_the_words() {
        var found = lectern.search().find("colour", 10);
        assertThat(found).hasSize(2);
        var hit = found.getLast();
        assertThat(hit.messageId()).isPresent();
        var mark = hit.marks().getFirst();
        assertThat(hit.snippet().substring(mark.from(), mark.to())).isEqualTo("colour");
    }
}
