package lectern.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import lectern.engine.document.PictureException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a PDF does, it ends in pages or in a sentence, soon, and the next one opens. */
class HostilePdfTest {

    /** The reader gives up after 9 seconds of computing, which are many more on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    static Path folder;

    private static Documents documents;
    private static Path good;

    @BeforeAll
    static void start() {
        documents = new Documents();
        good = Pdfs.write(folder.resolve("good.pdf"), "Good");
    }

    @AfterEach
    void the_next_file_opens() throws Exception {
        assertThat(documents.open(good).text(0)).isEqualTo("Good");
    }

    @Test
    void cut_off_and_damaged_files() throws Exception {
        var bytes = Files.readAllBytes(Pdfs.write(folder.resolve("whole.pdf"), "a", "b", "c"));
        var random = new Random(6);
        for (int i = 0; i < 30; i++) {
            var broken = i % 2 == 0 ? Arrays.copyOf(bytes, 8 + random.nextInt(bytes.length - 8)) : bytes.clone();
            for (int k = 0; k < 8 && i % 2 == 1; k++) {
                broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt(256);
            }
            everything(Files.write(folder.resolve("broken.pdf"), broken));
        }
    }

    @Test
    void only_the_mark_of_a_pdf() throws Exception {
        assertThat(everything(Files.writeString(folder.resolve("mark.pdf"), "%PDF-1.7\n"))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("mark.pdf", "damaged"));
    }

    @Test
    void a_tree_of_pages_that_contains_itself() throws Exception {
        try (var document = Pdfs.document("a")) {
            var root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
            var kids = new COSArray();
            kids.add(root);
            kids.add(root);
            root.setItem(COSName.KIDS, kids);
            root.setInt(COSName.COUNT, 1_000_000);
            assertThat(everything(saved(document, "loop.pdf"))).isPresent();
        }
    }

    @Test
    void a_form_that_draws_itself() throws Exception {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var form = new PDFormXObject(document);
            form.setBBox(PDRectangle.A4);
            var resources = new PDResources();
            form.setResources(resources);
            resources.put(COSName.getPDFName("F"), form);
            try (var out = form.getStream().createOutputStream()) {
                out.write("/F Do /F Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setResources(resources);
            page.setContents(stream(document, "/F Do"));
            everything(saved(document, "self.pdf"));
        }
    }

    @Test
    void forms_that_double_thirty_times() throws Exception {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFormXObject inner = null;
            for (int i = 0; i < 16; i++) {
                var form = new PDFormXObject(document);
                form.setBBox(PDRectangle.A4);
                var resources = new PDResources();
                if (inner != null) {
                    resources.put(COSName.getPDFName("F"), inner);
                }
                form.setResources(resources);
                try (var out = form.getStream().createOutputStream()) {
                    out.write((inner == null ? "0 0 9 9 re f" : "/F Do /F Do").getBytes(StandardCharsets.US_ASCII));
                }
                inner = form;
            }
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), inner);
            page.setResources(resources);
            page.setContents(stream(document, "/F Do"));
            everything(saved(document, "laughs.pdf"));
        }
    }

    @Test
    void a_picture_that_unpacks_to_gigabytes() throws Exception {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var data = new PDStream(document);
            try (var out = data.createOutputStream(COSName.FLATE_DECODE)) {
                var rows = new byte[30_000 * 3];
                for (int i = 0; i < 30_000; i++) {
                    out.write(rows);
                }
            }
            COSDictionary image = data.getCOSObject();
            image.setItem(COSName.TYPE, COSName.XOBJECT);
            image.setItem(COSName.SUBTYPE, COSName.IMAGE);
            image.setInt(COSName.WIDTH, 30_000);
            image.setInt(COSName.HEIGHT, 30_000);
            image.setInt(COSName.BITS_PER_COMPONENT, 8);
            image.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            var objects = new COSDictionary();
            objects.setItem(COSName.getPDFName("I"), image);
            var resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, objects);
            page.setResources(new PDResources(resources));
            page.setContents(stream(document, "500 0 0 700 0 0 cm /I Do"));
            everything(saved(document, "bomb.pdf"));
        }
    }

    @Test
    void huge_empty_and_senseless_boxes() throws Exception {
        for (var box : new PDRectangle[] {
            new PDRectangle(1e9f, 1e9f), new PDRectangle(1e9f, 1), new PDRectangle(0, 0), new PDRectangle(-500, 700)
        }) {
            try (var document = Pdfs.document("a")) {
                document.getPage(0).setMediaBox(box);
                everything(saved(document, "box.pdf"));
            }
        }
    }

    @Test
    void five_thousand_pages_open_and_any_can_be_read() throws Exception {
        try (var document = new PDDocument()) {
            for (int i = 0; i < 5_000; i++) {
                var page = new PDPage(PDRectangle.A4);
                page.setContents(stream(document, "0 0 9 9 re f"));
                document.addPage(page);
            }
            var opened = documents.open(saved(document, "long.pdf"));
            assertThat(opened.pages()).hasSize(5_000);
            assertThat(opened.image(4_999, 100).height()).isEqualTo(100);
        }
    }

    /** Opens a file, draws and reads its first page. What is refused is refused with a sentence, which is returned. */
    private static Optional<String> everything(Path file) throws Exception {
        long start = System.nanoTime();
        try {
            var opened = documents.open(file);
            opened.image(0, 1000);
            opened.text(0);
            return Optional.empty();
        } catch (PictureException e) {
            assertThat(e.getMessage()).contains(file.getFileName().toString()).endsWith(".");
            return Optional.of(e.getMessage());
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static Path saved(PDDocument document, String name) throws IOException {
        var file = folder.resolve(name);
        document.save(file.toFile());
        return file;
    }
}
