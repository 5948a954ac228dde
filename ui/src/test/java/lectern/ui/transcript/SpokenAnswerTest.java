package lectern.ui.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpokenAnswerTest {

    private final List<String> said = new ArrayList<>();

    private void write(Locale locale, String whole) {
        var spoken = new SpokenAnswer(locale, said::add);
        for (int end = 0; end <= whole.length(); end++) {
            spoken.written(whole.substring(0, end));
        }
        spoken.ended(whole);
    }

    @Test
    void sentences_are_said_whole_and_once_however_they_arrive() {
        write(Locale.ENGLISH, "The total is 12.50 euros. It is due on Friday! Is that all");
        assertThat(said).containsExactly("The total is 12.50 euros.", "It is due on Friday!", "Is that all");
    }

    @Test
    void marks_of_markdown_and_addresses_of_links_are_not_said() {
        write(Locale.ENGLISH, "It is **bold** and `code`. See [the page](https://example.org/a).");
        assertThat(said).containsExactly("It is bold and code .", "See the page.");
    }

    @Test
    void sentences_of_other_scripts_are_found_too() {
        write(Locale.JAPANESE, "合計は千円です。期限は金曜日です。");
        assertThat(said).containsExactly("合計は千円です。", "期限は金曜日です。");
    }

    @Test
    void nothing_is_said_of_what_has_no_words() {
        write(Locale.ENGLISH, "|---|---|\n");
        assertThat(said).isEmpty();
    }
}
