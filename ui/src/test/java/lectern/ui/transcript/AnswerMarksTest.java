package lectern.ui.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import lectern.app.AskedPages;
import lectern.app.AttachmentChoices;
import lectern.app.AttachmentView;
import lectern.app.Doubt;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;
import lectern.ui.markdown.MarkdownText;
import lectern.ui.text.Block;
import lectern.ui.text.Look;
import lectern.ui.text.Mark;
import lectern.ui.text.MarkedBlocks;
import lectern.ui.text.Run;
import org.junit.jupiter.api.Test;

class AnswerMarksTest {

    private static List<String> marked(String markdown, AskedPages pages, Doubt... doubts) {
        var blocks = MarkdownText.blocks(markdown);
        var shown = MarkedBlocks.text(blocks);
        return AnswerMarks.of(shown, markdown, pages, List.of(doubts)).stream()
                .map(mark -> shown.substring(mark.start(), mark.end()))
                .toList();
    }

    private static Doubt doubt(String markdown, String word) {
        int at = markdown.lastIndexOf(word);
        return new Doubt(at, at + word.length(), 0.3, List.of());
    }

    private static AttachmentView document(String name, int pages, String chosen) {
        return new AttachmentView(
                "0".repeat(64), name, 595, 842, "PDF", 1, pages,
                new AttachmentChoices(PanScanMode.AUTO, new PageSelection(chosen), true));
    }

    @Test
    void a_doubtful_word_is_found_behind_marks_of_markdown() {
        var text = "Of *all*, [the site](https://x.org/12) says **12** or `13`, not 14.";
        assertThat(marked(text, AskedPages.NONE, doubt(text, "13"))).containsExactly("13");
        assertThat(marked(text, AskedPages.NONE, doubt(text, "14"))).containsExactly("14");
    }

    @Test
    void a_doubtful_word_is_found_in_a_table_the_right_time() {
        var text = "| a | b |\n|---|---|\n| 7 | 7 |\n| 8 | 7 |\n";
        var blocks = MarkdownText.blocks(text);
        var shown = MarkedBlocks.text(blocks);
        var mark = AnswerMarks.of(shown, text, AskedPages.NONE, List.of(doubt(text, "7"))).getFirst();
        assertThat(mark.start()).isEqualTo(shown.lastIndexOf('7'));
        var table = (Block.Table) MarkedBlocks.of(blocks, List.of(mark)).getFirst();
        assertThat(table.rows().get(2).get(1).getFirst().looks()).contains(Look.DOUBT);
        assertThat(table.rows().get(1).get(1).getFirst().looks()).doesNotContain(Look.DOUBT);
    }

    @Test
    void only_pages_that_were_asked_about_are_cited_and_those_of_the_nearest_question_come_first() {
        var pages = new AskedPages(List.of(document("new.pdf", 9, "2-3"), document("old.pdf", 9, "")));
        assertThat(marked("Pages 2 and 5, not page 12.", pages)).containsExactly("Pages 2", "5");
        assertThat(pages.of(2)).map(AttachmentView::name).contains("new.pdf");
        assertThat(pages.of(5)).map(AttachmentView::name).contains("old.pdf");
        assertThat(pages.of(12)).isEmpty();
    }

    @Test
    void words_are_cut_where_marks_begin_and_end_and_lose_nothing() {
        var blocks = MarkdownText.blocks("See **page 2** and\n\nmore");
        var text = MarkedBlocks.text(blocks);
        var marked = MarkedBlocks.of(blocks, List.of(
                new Mark(2, 6, Set.of(Look.DOUBT), "", "why"),
                new Mark(4, 10, Set.of(Look.LINK), "page:2", "")));
        assertThat(MarkedBlocks.text(marked)).isEqualTo(text);
        assertThat(((Block.Paragraph) marked.getFirst()).runs()).extracting(Run::text)
                .containsExactly("Se", "e ", "pa", "ge 2", " and");
    }

    @Test
    void a_formula_is_not_cut() {
        var blocks = MarkdownText.blocks("So $a + b$ is 7");
        var mark = new Mark(4, 6, Set.of(Look.DOUBT), "", "");
        assertThat(MarkedBlocks.of(blocks, List.of(mark))).isEqualTo(blocks);
    }

    @Test
    void a_target_of_the_web_is_no_page() {
        assertThat(AnswerMarks.page("page:3")).hasValue(3);
        assertThat(AnswerMarks.page("https://x.org/page:3")).isEmpty();
    }
}
