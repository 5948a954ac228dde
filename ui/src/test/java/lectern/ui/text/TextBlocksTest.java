package lectern.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextBlocksTest {

    private static List<String> blocks(String text) {
        var starts = TextBlocks.starts(text);
        return IntStream.range(0, starts.size())
                .mapToObj(i -> text.substring(
                        starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) - 1 : text.length()))
                .toList();
    }

    @Test
    void short_lines_and_paragraphs_stay_together() {
        assertThat(blocks("a\nb\n\nc")).containsExactly("a\nb\n\nc");
    }

    @Test
    void where_the_direction_of_writing_turns_a_block_ends() {
        assertThat(blocks("Hallo\n1. \nשלום\n2.\nعالم\nworld"))
                .containsExactly("Hallo\n1. ", "שלום\n2.\nعالم", "world");
        assertThat(TextBlocks.isRightToLeft("12 - שלום world")).isTrue();
        assertThat(TextBlocks.isRightToLeft("12 -\n\nworld שלום")).isFalse();
        assertThat(TextBlocks.isRightToLeft("")).isFalse();
    }

    @Test
    void a_poem_of_a_thousand_lines_is_few_blocks() {
        assertThat(blocks("so much depends upon\n".repeat(1000)).size()).isBetween(20, 60);
    }

    @Property
    void the_blocks_joined_by_line_ends_are_the_text(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 40) String some,
            @ForAll @IntRange(max = 900) int n) {
        var text = some.replace('b', '\n') + "x".repeat(n) + some.replace('a', '\n');
        assertThat(String.join("\n", blocks(text))).isEqualTo(text);
    }

    @Property
    void text_that_grows_has_the_same_blocks_as_text_that_was_there_at_once(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String first,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String more) {
        var before = first.replace('c', '\n');
        var after = before + more.replace('c', '\n');
        var starts = TextBlocks.starts(before);
        int kept = Math.max(0, starts.size() - 1);
        var grown = new ArrayList<>(starts.subList(0, kept));
        grown.addAll(TextBlocks.starts(after, starts.get(kept)));
        assertThat(grown).isEqualTo(TextBlocks.starts(after));
    }
}
