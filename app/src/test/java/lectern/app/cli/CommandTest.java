package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import lectern.engine.ModelFiles;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A command line with a real engine and a small model. */
abstract class CommandTest {

    @TempDir
    static Path folder;

    static ModelFiles model;
    static Path picture;

    @BeforeAll
    static void write() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
        picture = picture("red.png", 90, 60, Color.RED);
    }

    static void assertRefused(Ran ran, int code, String... words) {
        assertThat(ran.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    static Ran ask(String... arguments) {
        var all = new ArrayList<>(List.of("ask", "--greedy", "--max-tokens", "12", "--threads", "1",
                "--model", model.model().toString(), "--mmproj", model.projector().orElseThrow().toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    static Ran run(String... arguments) {
        return runIn(folder.resolve("data"), arguments);
    }

    static Ran runIn(Path data, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.getFirst().equals("look")) {
            all.addAll(List.of("--data", data.toString()));
        }
        return Ran.of(all.toArray(String[]::new));
    }

    static Path picture(String name, int width, int height, Color color) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
