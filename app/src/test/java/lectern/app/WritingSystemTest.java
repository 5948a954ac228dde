package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WritingSystemTest {

    @Test
    void every_language_of_the_window_is_written_in_something() {
        for (var language : List.of("en", "de", "fr", "es", "pt-BR", "ja", "zh-CN", "hi", "ar")) {
            assertThat(WritingSystem.of(Locale.forLanguageTag(language))).as(language).isPresent();
        }
        assertThat(WritingSystem.of(Locale.forLanguageTag("tlh"))).isEmpty();
    }

    @Test
    void a_computer_with_a_window_has_latin_letters() {
        assertThat(WritingSystem.LATIN.hasFont()).isTrue();
    }
}
