package lectern.app;

import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window and exported pages have to be able to write, and whether a font of this system has the letters. Emoji
 * need no font: they are drawn.
 */
public enum WritingSystem {
    LATIN("Latin", "aéß", "fonts-dejavu-core", "en", "de", "fr", "es", "pt"),
    ARABIC("Arabic", "السلام", "fonts-noto-core", "ar"),
    DEVANAGARI("Devanagari", "नमस्ते", "fonts-noto-core", "hi"),
    CHINESE("Chinese", "说话", "fonts-noto-cjk", "zh"),
    JAPANESE("Japanese", "日本の", "fonts-noto-cjk", "ja");

    private static final Logger LOG = LoggerFactory.getLogger(WritingSystem.class);

    private final String title;
    private final String sample;
    private final String debianPackage;
    private final List<String> languages;

    WritingSystem(String title, String sample, String debianPackage, String... languages) {
        this.title = title;
        this.sample = sample;
        this.debianPackage = debianPackage;
        this.languages = List.of(languages);
    }

    /** What it is called in English. */
    public String title() {
        return title;
    }

    /** The package of Debian and Ubuntu that brings a font for it. */
    public String debianPackage() {
        return debianPackage;
    }

    /** What a language is written in; empty for languages that the window does not speak. */
    public static Optional<WritingSystem> of(Locale locale) {
        return Arrays.stream(values())
                .filter(system -> system.languages.contains(locale.getLanguage()))
                .findFirst();
    }

    /** Whether some font of this system has the letters. Takes a moment the first time; true where nobody can tell. */
    public boolean hasFont() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(sample) < 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A server without any font library: there, nothing is drawn either.
            LOG.info("The fonts cannot be asked for: {}", e.toString());
            return true;
        }
    }
}
