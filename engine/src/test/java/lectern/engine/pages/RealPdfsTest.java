package lectern.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.engine.document.RgbImage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At least forty real PDFs, and scans made of them, say what poppler's programs say. {@code ./lectern test --pdfs}
 * fetches them; any folder can be named with {@code -Dlectern.test.pdfs=FOLDER}.
 */
@EnabledIfSystemProperty(named = "lectern.test.pdfs", matches = ".+")
class RealPdfsTest {

    private static final int LEAST_DOCUMENTS = 40;

    /** Of a long document, poppler is asked about so many pages at its beginning. */
    private static final int MOST_PAGES = 200;

    /** Both read the same letters; formulae are cut into words differently. */
    private static final double LEAST_AGREEMENT = 0.9;

    private static final Pattern PAGES = Pattern.compile("(?m)^Pages: +(\\d+)$");
    private static final Pattern ROTATION = Pattern.compile("(?m)^Page +(\\d+) rot: +(\\d+)$");
    private static final Pattern SIZE = Pattern.compile("(?m)^Page +(\\d+) size: +([\\d.]+) x ([\\d.]+) pts");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]+");

    @TempDir
    static Path folder;

    private static Documents documents;

    @BeforeAll
    static void start() {
        documents = new Documents();
    }

    @AfterAll
    static void end() {
        documents.close();
    }

    static List<Path> files() throws IOException {
        var named = System.getProperty("lectern.test.pdfs");
        if (named == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(named))) {
            var pdfs = files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
            assertThat(pdfs).hasSizeGreaterThanOrEqualTo(LEAST_DOCUMENTS);
            return pdfs;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void pages_rotation_and_words_are_those_that_poppler_finds(Path file) throws Exception {
        var document = documents.open(file);
        var info = run("pdfinfo", "-f", "1", "-l", String.valueOf(MOST_PAGES), file.toString());
        assertThat(document.pages()).hasSize(Integer.parseInt(group(PAGES, info)));
        assertThat(rotations(document)).isEqualTo(numbers(ROTATION, info));
        var sizes = SIZE.matcher(info);
        while (sizes.find()) {
            var page = document.pages().get(Integer.parseInt(sizes.group(1)) - 1);
            boolean turned = page.rotation() % 180 != 0;
            assertThat((double) (turned ? page.height() : page.width())).isBetween(
                    Double.parseDouble(sizes.group(2)) - 1, Double.parseDouble(sizes.group(2)) + 1);
            assertThat((double) (turned ? page.width() : page.height())).isBetween(
                    Double.parseDouble(sizes.group(3)) - 1, Double.parseDouble(sizes.group(3)) + 1);
        }
        var mine = new HashMap<String, Integer>();
        var theirs = new HashMap<String, Integer>();
        int last = document.pages().size() - 1;
        for (int page : new TreeSet<>(List.of(0, last / 4, last / 2, last * 3 / 4, last))) {
            count(document.text(page), mine);
            var number = String.valueOf(page + 1);
            count(run("pdftotext", "-f", number, "-l", number, file.toString(), "-"), theirs);
        }
        double agreement = agreement(mine, theirs);
        System.out.printf("%s: %d pages, words %.3f%n", file.getFileName(), document.pages().size(), agreement);
        assertThat(agreement).isGreaterThan(LEAST_AGREEMENT);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_scan_of_a_page_that_lies_on_its_side_is_read_upright(Path file) throws Exception {
        var drawn = documents.open(file).image(0, 1000);
        var scan = scan(drawn, folder.resolve("scan.pdf"));
        var document = documents.open(scan);
        var info = run("pdfinfo", "-f", "1", "-l", "1", scan.toString());
        assertThat(document.pages()).hasSize(Integer.parseInt(group(PAGES, info)));
        assertThat(rotations(document)).isEqualTo(numbers(ROTATION, info)).isEqualTo(List.of(90));
        assertThat(document.text(0).strip()).isEmpty();
        assertThat(run("pdftotext", scan.toString(), "-").strip()).isEmpty();
        var again = document.image(0, 1000);
        assertThat(Math.abs(again.width() - drawn.width()) + Math.abs(again.height() - drawn.height()))
                .isLessThanOrEqualTo(2);
        assertThat(difference(drawn, again)).isLessThan(24);
    }

    /** One page that holds the picture turned to the left, and says that it has to be turned to the right. */
    private static Path scan(RgbImage image, Path to) throws IOException {
        var turned = new BufferedImage(image.height(), image.width(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int at = 3 * (y * image.width() + x);
                int rgb = (image.pixels()[at] & 255) << 16 | (image.pixels()[at + 1] & 255) << 8
                        | image.pixels()[at + 2] & 255;
                turned.setRGB(y, image.width() - 1 - x, rgb);
            }
        }
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(turned.getWidth(), turned.getHeight()));
            page.setRotation(90);
            document.addPage(page);
            var picture = JPEGFactory.createFromImage(document, turned, 0.9f);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, turned.getWidth(), turned.getHeight());
            }
            document.save(to.toFile());
        }
        return to;
    }

    /** The mean difference of samples where both pictures have a pixel. */
    private static double difference(RgbImage a, RgbImage b) {
        long sum = 0;
        long count = 0;
        for (int y = 0; y < Math.min(a.height(), b.height()); y++) {
            for (int x = 0; x < Math.min(a.width(), b.width()); x++) {
                sum += Math.abs(
                        (a.pixels()[3 * (y * a.width() + x)] & 255) - (b.pixels()[3 * (y * b.width() + x)] & 255));
                count++;
            }
        }
        return (double) sum / count;
    }

    private static List<Integer> rotations(PagedDocument document) {
        return document.pages().stream().limit(MOST_PAGES).map(Page::rotation).toList();
    }

    private static List<Integer> numbers(Pattern pattern, String text) {
        var numbers = new ArrayList<Integer>();
        var found = pattern.matcher(text);
        while (found.find()) {
            numbers.add(Integer.parseInt(found.group(2)));
        }
        return numbers;
    }

    private static String group(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Words cut at a line's end are one word for both. */
    private static void count(String text, Map<String, Integer> words) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[-\u00ad\u2010]\\R", "");
        var found = LETTERS.matcher(plain);
        while (found.find()) {
            words.merge(found.group(), 1, Integer::sum);
        }
    }

    /** F1 of words with their counts; 1 when neither has any. */
    private static double agreement(Map<String, Integer> mine, Map<String, Integer> theirs) {
        int common = mine.entrySet().stream()
                .mapToInt(e -> Math.min(e.getValue(), theirs.getOrDefault(e.getKey(), 0)))
                .sum();
        int all = Stream.of(mine, theirs).flatMap(m -> m.values().stream()).mapToInt(Integer::intValue).sum();
        return all == 0 ? 1 : 2.0 * common / all;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return text;
    }
}
