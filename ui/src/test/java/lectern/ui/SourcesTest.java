package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the Java sources of all modules are written. */
class SourcesTest {

    private static final int MOST_CHARACTERS = 120;

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("assets", "storage", "engine", "app", "ui")) {
            try (var files = Files.walk(Path.of("..", module, "src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void no_line_is_longer_than_120_characters() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePointCount(0, lines.get(i).length()) > MOST_CHARACTERS) {
                    tooLong.add(file.normalize() + ":" + (i + 1));
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
