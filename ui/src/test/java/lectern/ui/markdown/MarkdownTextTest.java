package lectern.ui.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import lectern.ui.text.Block;
import lectern.ui.text.Look;
import lectern.ui.text.Run;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    private static final String EVERYTHING =
            """
            # The invoice

            The **total** is *€1,482.50*, ~~not~~ `1482.5`.
            It is due on 14 March.

            - Net: 1,245.80
            - VAT
              1. at 19 %
              2. rounded
            - [x] paid
            - [ ] filed

            > Quoted
            > in two lines
            >
            > and twice.

            | Item | Price |
            |:-----|------:|
            | Rope | 118.00 |
            | Anchor **big** | 642.80 |

            ```java
            class Total { // the sum
                int cents = 148_250;
            }
            ```

            ---

            See [the page](https://example.org/a) or https://example.com, and a note[^1].

            <b>no tag</b> works

            [^1]: Said below.
            """;

    private static List<Run> runs(String markdown) {
        return ((Block.Paragraph) MarkdownText.blocks(markdown).getFirst()).runs();
    }

    @Test
    void emphasis_code_and_strikethrough_are_looks_of_runs() {
        assertThat(runs("The **total** is *x*, ~~not~~ `1482.5`")).containsExactly(
                Run.plain("The "), Run.of("total", Look.BOLD), Run.plain(" is "), Run.of("x", Look.ITALIC),
                Run.plain(", "), Run.of("not", Look.STRIKE), Run.plain(" "), Run.of("1482.5", Look.CODE));
    }

    @Test
    void a_single_tilde_is_a_tilde() {
        assertThat(runs("about ~5 km, or ~6")).containsExactly(Run.plain("about ~5 km, or ~6"));
    }

    @Test
    void links_keep_where_they_lead_and_pictures_are_links_that_are_not_fetched() {
        assertThat(runs("[a](https://x.org) ![b](https://y.org/p.png) https://z.org")).containsExactly(
                new Run("a", Set.of(Look.LINK), "https://x.org"),
                Run.plain(" "),
                new Run("b", Set.of(Look.LINK), "https://y.org/p.png"),
                Run.plain(" "),
                new Run("https://z.org", Set.of(Look.LINK), "https://z.org"));
    }

    @Test
    void nested_lists_have_markers_and_indentation() {
        var blocks = MarkdownText.blocks("- a\n  1. b\n  2. c\n- [x] d\n\n7. e");
        assertThat(blocks).extracting(Block::text).containsExactly("a", "b", "c", "d", "e");
        assertThat(blocks).extracting(b -> b.frame().marker()).containsExactly("•", "1.", "2.", "☑", "7.");
        assertThat(blocks).extracting(b -> b.frame().indent()).containsExactly(1, 2, 2, 1, 1);
    }

    @Test
    void a_table_has_its_rows_and_sides() {
        var table = (Block.Table) MarkdownText.blocks("| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 |").getFirst();
        assertThat(table.columns()).containsExactly(Block.Side.CENTER, Block.Side.END);
        assertThat(table.text()).isEqualTo("a\tb\n1\t2\n3\t");
    }

    @Test
    void program_text_is_coloured_by_its_language_and_cut_into_pieces() {
        var code = "int a = 1; // one\n".repeat(70);
        var blocks = MarkdownText.blocks("```java\n" + code + "```");
        assertThat(blocks).hasSize(3);
        var first = (Block.Code) blocks.getFirst();
        assertThat(first.first()).isTrue();
        assertThat(first.last()).isFalse();
        assertThat(first.language()).isEqualTo("java");
        assertThat(first.runs()).contains(Run.of("// one", Look.COMMENT)).anyMatch(r -> r.looks()
                .contains(Look.NUMBER));
        assertThat(((Block.Code) blocks.getLast()).last()).isTrue();
    }

    @Test
    void a_comment_over_many_lines_stays_one() {
        var code = (Block.Code) MarkdownText.blocks("```c\n/* one\ntwo */ int x;\n```").getFirst();
        assertThat(code.runs().getFirst()).isEqualTo(Run.of("/* one\ntwo */ ", Look.COMMENT));
    }

    @Test
    void an_unknown_language_and_html_are_shown_as_they_were_written() {
        assertThat(MarkdownText.blocks("```klingon\nqapla'\n```").getFirst().text()).isEqualTo("qapla'");
        assertThat(MarkdownText.blocks("<script>alert(1)</script>").getFirst().text())
                .contains("<script>alert(1)</script>");
        assertThat(MarkdownText.blocks("a <b>c</b>").getFirst().text()).isEqualTo("a <b>c</b>");
    }

    @Test
    void text_that_comes_in_pieces_ends_as_the_same_blocks_as_all_of_it_at_once() {
        var random = new Random(7);
        for (int round = 0; round < 40; round++) {
            var text = new MarkdownText();
            int at = 0;
            while (at < EVERYTHING.length()) {
                int next = Math.min(EVERYTHING.length(), at + 1 + random.nextInt(20));
                text.append(EVERYTHING.substring(at, next));
                text.blocks();
                at = next;
            }
            text.finish();
            assertThat(text.blocks()).isEqualTo(MarkdownText.blocks(EVERYTHING));
            assertThat(text.source()).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void while_it_grows_only_the_end_is_read_again() {
        var text = new MarkdownText();
        text.append("# Heading\n\nFirst paragraph.\n\n- one\n- two\n\nAnd ");
        var before = text.blocks();
        text.append("more words\n\nanother paragraph");
        var after = text.blocks();
        for (int i = 0; i < before.size() - 1; i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
        assertThat(after).extracting(Block::text)
                .containsExactly("Heading", "First paragraph.", "one", "two", "And more words", "another paragraph");
    }

    @Test
    void footnotes_are_numbered_where_they_are_used_and_stand_below() {
        var blocks = MarkdownText.blocks("A note[^x].\n\n[^x]: Said below.");
        assertThat(blocks).extracting(Block::text).containsExactly("A note[x].", "Said below.");
        assertThat(blocks.getLast().frame().marker()).isEqualTo("x.");
    }

    private static List<String> formulas(String markdown) {
        return runs(markdown).stream().filter(run -> run.looks().contains(Look.MATH)).map(Run::text).toList();
    }

    @Test
    void formulas_are_found_between_each_kind_of_delimiters_and_keep_their_source() {
        assertThat(formulas("So $x^2_1$ and \\(a*b*c\\), then $$\\sum_{i}\ni$$ and \\[ y_1 \\].")).containsExactly(
                "$x^2_1$", "\\(a*b*c\\)", "$$\\sum_{i}\ni$$", "\\[ y_1 \\]");
    }

    @Test
    void money_and_marks_that_are_no_delimiters_stay_words() {
        for (var words : List.of(
                "From $5 to $10", "a $ b $ c", "costs $5, or $6.", "\\$x$", "one $ alone", "$$", "`$x$`", "\\( open",
                "$a\nb$")) {
            assertThat(formulas(words)).as(words).isEmpty();
        }
    }

    @Test
    void formulas_that_would_read_files_or_change_others_stay_words() {
        assertThat(formulas("$\\includegraphics{/etc/passwd}$ $\\newcommand{\\x}{y}$")).isEmpty();
    }
}
