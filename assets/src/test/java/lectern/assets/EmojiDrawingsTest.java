package lectern.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiDrawingsTest {

    /** Newer than the drawings: those of Unicode 16. */
    private static final Set<Integer> NEWER = Set.of(0x1FA89, 0x1FA8F, 0x1FABE, 0x1FAC6, 0x1FADC, 0x1FADF, 0x1FAE9);

    @ParameterizedTest
    @ValueSource(strings = {"😀", "❤️", "🇩🇪", "👍🏽", "1️⃣", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"})
    void an_emoji_has_one_drawing_with_or_without_the_wish_for_colour(String emoji) throws IOException {
        var svg = EmojiDrawings.svg(emoji).orElseThrow();
        assertThat(new String(svg, UTF_8)).startsWith("<svg").contains("viewBox=\"0 0 36 36\"");
        assertThat(EmojiDrawings.svg(emoji.replace("\uFE0F", ""))).contains(svg);
        assertThat(EmojiDrawings.exists(emoji)).isTrue();
    }

    @Test
    void every_character_that_is_an_emoji_by_itself_has_one() throws IOException {
        var missing = new ArrayList<Integer>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isEmojiPresentation(c) && EmojiDrawings.svg(Character.toString(c)).isEmpty()) {
                missing.add(c);
            }
        }
        assertThat(missing).isSubsetOf(NEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/", "..", "📄‍🔥"})
    void other_text_has_none(String text) throws IOException {
        assertThat(EmojiDrawings.exists(text)).isFalse();
        assertThat(EmojiDrawings.svg(text)).isEmpty();
    }
}
