package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextAssemblerTest {

    @Test
    void half_a_character_is_held_back_until_the_other_half_comes() {
        var text = new TextAssembler(List.of());
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        assertThat(text.accept(new byte[] {euro[0]})).isEmpty();
        assertThat(text.accept(new byte[] {euro[1]})).isEmpty();
        assertThat(text.accept(new byte[] {euro[2], '5'})).isEqualTo("€5");
    }

    @Test
    void half_a_character_at_the_end_becomes_a_replacement_character() {
        var text = new TextAssembler(List.of());
        text.accept(new byte[] {'a', (byte) 0xE2, (byte) 0x82});
        assertThat(text.finish()).isEqualTo("\uFFFD");
        assertThat(text.text()).isEqualTo("a\uFFFD");
    }

    @Test
    void a_stop_string_ends_the_text_and_is_not_part_of_it() {
        var text = new TextAssembler(List.of("STOP"));
        assertThat(text.accept(bytes("go ST"))).isEqualTo("go ");
        assertThat(text.accept(bytes("OP on"))).isEmpty();
        assertThat(text.stopped()).isTrue();
        assertThat(text.finish()).isEmpty();
        assertThat(text.text()).isEqualTo("go ");
    }

    @Test
    void the_beginning_of_a_stop_string_that_comes_to_nothing_is_shown() {
        var text = new TextAssembler(List.of("STOP"));
        assertThat(text.accept(bytes("ST"))).isEmpty();
        assertThat(text.accept(bytes("ART"))).isEqualTo("START");
    }

    @Test
    void the_earliest_of_several_stop_strings_counts() {
        var text = new TextAssembler(List.of("zz", "b"));
        text.accept(bytes("abzz"));
        assertThat(text.text()).isEqualTo("a");
    }

    @Property
    void pieces_joined_are_the_text_however_its_bytes_are_cut(
            @ForAll @StringLength(max = 60) String words,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 7) Integer> cuts) {
        byte[] all = words.getBytes(StandardCharsets.UTF_8);
        var text = new TextAssembler(List.of());
        var joined = new StringBuilder();
        int at = 0;
        for (int cut : cuts) {
            int to = Math.min(all.length, at + cut);
            joined.append(text.accept(java.util.Arrays.copyOfRange(all, at, to)));
            at = to;
        }
        joined.append(text.accept(java.util.Arrays.copyOfRange(all, at, all.length)));
        joined.append(text.finish());
        // A lone surrogate has no UTF-8: Java writes a question mark for it.
        assertThat(joined.toString()).isEqualTo(new String(all, StandardCharsets.UTF_8)).isEqualTo(text.text());
    }

    @Property
    void a_stop_string_never_shows_and_nothing_before_it_is_lost(
            @ForAll @StringLength(max = 30) @net.jqwik.api.constraints.CharRange(from = 'a', to = 'c') String words,
            @ForAll @IntRange(min = 1, max = 5) int step) {
        var stop = "abc";
        var text = new TextAssembler(List.of(stop));
        byte[] all = words.getBytes(StandardCharsets.UTF_8);
        var joined = new StringBuilder();
        for (int at = 0; at < all.length && !text.stopped(); at += step) {
            joined.append(text.accept(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + step))));
        }
        joined.append(text.finish());
        int at = words.indexOf(stop);
        assertThat(joined.toString()).isEqualTo(at < 0 ? words : words.substring(0, at));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
