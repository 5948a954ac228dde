package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lectern.ui.tools.Screenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenshotsTest {

    @TempDir
    Path folder;

    @Test
    void one_command_draws_the_window_in_every_appearance_without_a_screen() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Screenshots.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("log.txt"))).isZero();
        try (var files = Files.list(folder)) {
            var pictures = files.filter(f -> f.toString().endsWith(".png")).sorted().toList();
            assertThat(pictures).hasSize(21).allSatisfy(picture -> {
                var image = ImageIO.read(picture.toFile());
                assertThat(picture.getFileName().toString())
                        .endsWith(image.getWidth() + "x" + image.getHeight() + ".png");
            });
        }
    }
}
