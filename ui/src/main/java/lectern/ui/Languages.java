package lectern.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The languages of the window. The choice has a small file of its own, because the window is on screen before the
 * library has been opened.
 */
public final class Languages {

    /** As IETF tags; for each there is a file of messages. */
    public static final List<String> TAGS = List.of("en", "de", "fr", "es", "pt", "ja", "zh-CN", "hi", "ar");

    private static final Logger LOG = LoggerFactory.getLogger(Languages.class);
    private static final String FILE = "language";

    private Languages() {}

    /** Makes the language that was chosen the program's; the system's stays, where none was. */
    static void use(Path folder) {
        var file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                var tag = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (TAGS.contains(tag)) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                }
            }
        } catch (IOException e) {
            LOG.warn("The language could not be read from {}", file, e);
        }
    }

    /** @param tag empty for the system's language; takes effect at the next start */
    static void keep(Path folder, String tag) {
        try {
            Files.writeString(folder.resolve(FILE), tag, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("The language could not be kept in {}", folder, e);
        }
    }
}
