package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lectern.app.AppException;
import lectern.app.Notice;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern USE = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([^\"]+)\"");
    private static final Pattern ANY_USE = Pattern.compile("Messages\\s*\\.text\\(");
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("lectern.ui.messages");

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    private static TreeSet<String> usedKeys() throws IOException {
        var keys = new TreeSet<String>();
        for (var file : sources()) {
            USE.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
        }
        return keys;
    }

    @Test
    void every_key_that_is_used_has_a_text_and_every_text_is_used() throws IOException {
        var texts = new TreeSet<>(BUNDLE.keySet());
        // Translations of sentences that come from below; they are looked up by the notice's own key.
        texts.removeIf(key -> key.startsWith("notice."));
        assertThat(texts).isEqualTo(usedKeys());
    }

    @Test
    void keys_are_written_out_where_they_are_used() throws IOException {
        for (var file : sources()) {
            var source = Files.readString(file);
            assertThat(ANY_USE.matcher(source).results().count())
                    .as("calls with a literal key in %s", file)
                    .isEqualTo(USE.matcher(source).results().count());
        }
    }

    @Test
    void no_text_has_a_straight_apostrophe_which_the_formatter_would_swallow() {
        for (var key : BUNDLE.keySet()) {
            assertThat(BUNDLE.getString(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void a_notice_says_its_own_sentence_where_there_is_no_translation() {
        assertThat(Messages.of(Notice.of("picture.unheard-of", "This cannot be read.")))
                .isEqualTo("This cannot be read.");
        assertThat(Messages.of(new AppException(Notice.of("x.y", "It broke.")), "Something else"))
                .isEqualTo("It broke.");
        assertThat(Messages.of(new IllegalStateException("internal"), "Something else"))
                .isEqualTo("Something else");
    }

    @Test
    void counts_are_said_in_the_singular_and_the_plural() {
        assertThat(Messages.text("drop.files", 1)).isEqualTo("Drop to ask about this file");
        assertThat(Messages.text("drop.files", 3)).isEqualTo("Drop to ask about these 3 files");
    }
}
