package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import lectern.app.eval.AnswerScore;
import lectern.app.eval.LabelledFolder;
import lectern.app.eval.LabelledQuestion;
import lectern.assets.DemoModel;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineChoice;
import lectern.engine.EngineSettings;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureReader;
import lectern.engine.document.RgbImage;
import lectern.engine.process.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether the whole chain, from a file's bytes to words, keeps the meaning of pictures: real decoding, resizing,
 * encoding and answering with the demo model that ships, about documents it has never seen.
 */
class DemoModelTest {

    private static final DemoModel DEMO = DemoModel.find().orElseThrow();

    private static ProcessEngine engine;

    @BeforeAll
    static void open() throws Exception {
        engine = ProcessEngine.start(EngineChoice.LLAMA_CPP, Natives.folder(), Optional.empty(), Optional.empty());
        engine.open(new Demo(DEMO).files(), EngineSettings.DEFAULT, ProgressListener.NONE).await();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String ask(PanScanMode panScan, String question, List<byte[]> pictures) throws Exception {
        var images = new ArrayList<RgbImage>();
        for (var picture : pictures) {
            images.add(new PictureReader().read(picture, "page").image());
        }
        var chat = Chat.question(question, images, panScan);
        var options = new AnswerOptions(Sampling.GREEDY, 120, List.of());
        return engine.ask(chat, options, AnswerListener.SILENT).await().text().strip();
    }

    private static String ask(String question, byte[]... pictures) throws Exception {
        return ask(PanScanMode.AUTO, question, List.of(pictures));
    }

    private static List<byte[]> bytes(LabelledQuestion asked) throws IOException {
        var bytes = new ArrayList<byte[]>();
        for (var image : asked.images()) {
            bytes.add(Files.readAllBytes(image));
        }
        return bytes;
    }

    /** Share of exactly right answers over a folder, 0 to 1, with what was wrong printed. */
    private static double exact(PanScanMode panScan, List<LabelledQuestion> questions) throws Exception {
        int right = 0;
        for (var asked : questions) {
            var answer = ask(panScan, asked.question(), bytes(asked));
            if (AnswerScore.exact(answer, asked.answers())) {
                right++;
            } else {
                System.out.printf("%s %s: said %s, right %s%n",
                        asked.images().getFirst().getFileName(), asked.question(), answer, asked.answers());
            }
        }
        return (double) right / questions.size();
    }

    private static List<LabelledQuestion> folder(String name) throws Exception {
        return LabelledFolder.read(DEMO.folder().resolve(name));
    }

    private static LabelledQuestion sample(String question, String answer) throws Exception {
        return folder("samples").stream()
                .filter(q -> q.question().equals(question) && q.answers().contains(answer))
                .findFirst()
                .orElseThrow();
    }

    /** A total on a sample document that is shown whole. */
    private static LabelledQuestion total() throws Exception {
        return folder("samples").stream()
                .filter(q -> q.question().equals("What is the total?"))
                .filter(q -> q.images().getFirst().toString().endsWith(".png"))
                .findFirst()
                .orElseThrow();
    }

    private static BufferedImage image(LabelledQuestion asked) throws IOException {
        return ImageIO.read(asked.images().getFirst().toFile());
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage mapped(BufferedImage image, int type, IntUnaryOperator colour) {
        var mapped = new BufferedImage(image.getWidth(), image.getHeight(), type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                mapped.setRGB(x, y, colour.applyAsInt(image.getRGB(x, y)));
            }
        }
        return mapped;
    }

    @Test
    void suggested_questions_about_the_samples_are_answered_right() throws Exception {
        assertThat(exact(PanScanMode.AUTO, folder("samples"))).isGreaterThan(0.9);
    }

    @Test
    void red_is_not_taken_for_blue() throws Exception {
        var question = "What colour is the stamp?";
        var red = image(sample(question, "Red"));
        assertThat(ask(question, png(red))).isEqualTo("Red");
        var swapped = mapped(red, BufferedImage.TYPE_INT_RGB, c -> (c & 0xFF00) | (c & 0xFF) << 16 | (c >> 16 & 0xFF));
        assertThat(ask(question, png(swapped))).isEqualTo("Blue");
    }

    @Test
    void a_page_photographed_lying_on_its_side_is_read_upright() throws Exception {
        var asked = total();
        var upright = image(asked);
        var lying = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                // Turned anticlockwise; orientation 6 says: turn clockwise to see it upright.
                lying.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        assertThat(ask(asked.question(), ExifJpeg.of(lying, 6))).isEqualTo(asked.answers().getFirst());
        assertThat(ask(asked.question(), ExifJpeg.of(lying, 1))).isNotEqualTo(asked.answers().getFirst());
    }

    @Test
    void ink_on_transparent_ground_is_readable() throws Exception {
        var asked = total();
        var page = image(asked);
        int paper = new Color(page.getRGB(1, 1)).getRGB();
        var clear = mapped(page, BufferedImage.TYPE_INT_ARGB, c -> c == paper ? 0 : c);
        assertThat(ask(asked.question(), png(clear))).isEqualTo(asked.answers().getFirst());
    }

    @Test
    void two_pages_are_seen_in_the_order_in_which_they_were_given() throws Exception {
        var totals = folder("samples").stream().filter(q -> q.question().equals("What is the total?")).toList();
        int right = 0;
        int all = 0;
        for (var one : totals) {
            for (var two : totals) {
                if (one != two) {
                    var answer = ask(
                            "What is the total in the first picture?",
                            bytes(one).getFirst(),
                            bytes(two).getFirst());
                    right += AnswerScore.exact(answer, one.answers()) ? 1 : 0;
                    all++;
                }
            }
        }
        // Seen in the other order, or as one, they would hardly ever be right.
        assertThat((double) right / all).isGreaterThan(0.7);
    }

    @Test
    void documents_it_has_never_seen_are_read() throws Exception {
        var questions = folder("held-out");
        assertThat(exact(PanScanMode.AUTO, questions)).isGreaterThan(0.9);
    }

    @Test
    void a_typeface_it_has_never_seen_is_read_too() throws Exception {
        assertThat(exact(PanScanMode.AUTO, folder("held-out-unseen-font"))).isGreaterThan(0.7);
    }

    @Test
    void totals_of_two_pages_are_named_and_compared() throws Exception {
        assertThat(exact(PanScanMode.AUTO, folder("held-out-comparisons"))).isGreaterThan(0.9);
    }

    @Test
    void small_type_on_a_long_page_is_read_in_crops_and_not_without() throws Exception {
        var questions = folder("held-out-large");
        double whole = exact(PanScanMode.OFF, questions);
        double crops = exact(PanScanMode.ON, questions);
        assertThat(crops - whole).isGreaterThan(0.2);
    }
}
