package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TitlesTest {

    @Test
    void a_short_question_is_its_own_title_on_one_line() {
        assertThat(Titles.of("  What\n is\tthis? ", List.of())).isEqualTo("What is this?");
        assertThat(Titles.of("x".repeat(60), List.of())).isEqualTo("x".repeat(60));
    }

    @Test
    void a_long_question_is_cut_between_words() {
        assertThat(Titles.of("word ".repeat(50), List.of())).isEqualTo("word ".repeat(12).strip() + "…");
    }

    @Test
    void a_long_word_is_cut_between_characters_and_an_emoji_is_one() {
        assertThat(Titles.of("x".repeat(100), List.of())).isEqualTo("x".repeat(60) + "…");
        assertThat(Titles.of("🙂".repeat(100), List.of())).isEqualTo("🙂".repeat(60) + "…");
    }

    @Test
    void a_language_without_spaces_is_cut_as_well() {
        var title = Titles.of("この請求書の合計金額はいくらですか".repeat(10), List.of());
        assertThat(title.codePointCount(0, title.length())).isBetween(50, 61);
    }

    @Test
    void a_picture_without_words_gives_its_name() {
        assertThat(Titles.of(" ", List.of(new AttachmentView("0".repeat(64), "scan.png", 1, 1, "PNG", 1))))
                .isEqualTo("scan.png");
    }

    @Property(tries = 300)
    void a_title_is_a_beginning_of_the_question_and_never_too_long(@ForAll @StringLength(max = 300) String question) {
        var title = Titles.of(question, List.of());
        assertThat(title.codePointCount(0, title.length())).isLessThanOrEqualTo(61);
        assertThat(title).doesNotContain("\n");
    }
}
