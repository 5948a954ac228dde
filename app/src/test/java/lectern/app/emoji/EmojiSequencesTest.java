package lectern.app.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiSequencesTest {

    private static List<String> in(String text) {
        return EmojiSequences.in(text).stream()
                .map(range -> text.substring(range.start(), range.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "😀", "✅", "❤️", "☎️", "©️", "🇩🇪", "👍🏽", "☝🏿", "1️⃣", "#⃣", "👨‍👩‍👧‍👦", "👩🏾‍💻", "🏳️‍🌈", "❤️‍🔥", "🕵‍♂",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑🏻‍🤝‍🧑🏿"
    })
    void an_emoji_is_found_whole_wherever_it_stands(String emoji) {
        assertThat(in(emoji)).containsExactly(emoji);
        assertThat(in("Total:" + emoji + ", 42" + emoji + emoji + "。")).containsExactly(emoji, emoji, emoji);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "12 # *", "© 2026 Lectern™ ®", "☎ ❤ ✔ ↔ ☐ ☑", "😀\uFE0E ✅\uFE0E", "e\u0301", "日本語 नमस्ते", "🇩",
        "🚬\u20E0", "a🏽", "\u200D\uFE0F\u20E3"
    })
    void what_is_to_be_seen_as_text_is_none(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void two_flags_beside_each_other_are_two_and_half_a_flag_is_none() {
        assertThat(in("🇩🇪🇫🇷🇯")).containsExactly("🇩🇪", "🇫🇷");
        assertThat(in("\u200D🇩🇪🇫")).containsExactly("🇩🇪");
    }

    /** The characters that emoji are made of, and some that they are not. */
    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.of(
                        "a", "1", "#", " ", "é", "語", "©", "❤", "😀", "👩", "🏽", "🇩", "🇪", "\uFE0F", "\uFE0E",
                        "\u200D", "\u20E3", "\u0301", "🏴", "\uDB40\uDC67", "\uDB40\uDC7F", "\uD83D", "\uDE00")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void no_character_is_cut(@ForAll("mixed") String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        Set<Integer> boundaries = new HashSet<>();
        for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
            boundaries.add(at);
        }
        int before = 0;
        for (var range : EmojiSequences.in(text)) {
            assertThat(range.start()).isGreaterThanOrEqualTo(before).isIn(boundaries);
            assertThat(range.end()).isGreaterThan(range.start()).isIn(boundaries);
            before = range.end();
        }
    }
}
