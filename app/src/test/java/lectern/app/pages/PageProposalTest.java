package lectern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.RgbImage;
import lectern.engine.pages.Page;
import lectern.engine.pages.PagedDocument;
import org.junit.jupiter.api.Test;

class PageProposalTest {

    private static final int SIDE = 896;
    private static final int TOKENS = 256;

    @Test
    void all_pages_stay_when_they_fit() throws Exception {
        var document = List.of(document("a", "b", "c"));
        assertThat(PageProposal.fit(document, "b?", 100_000, SIDE, TOKENS)).isEqualTo(document);
    }

    @Test
    void the_pages_that_have_most_to_do_with_the_question_are_kept_in_their_order() throws Exception {
        var words = Collections.nCopies(9, "Weather and wind.").toArray(String[]::new);
        words[6] = "The total of the invoice is twelve.";
        words[2] = "An invoice has a date.";
        var fitting = PageProposal.fit(List.of(document(words)), "Total of the invoice?", 1_700, SIDE, TOKENS);
        assertThat(fitting.getFirst().pages()).containsExactly(2, 6);
    }

    @Test
    void without_words_the_first_pages_are_kept() throws Exception {
        var fitting = PageProposal.fit(List.of(document("", "", "", "")), "What?", 1_700, SIDE, TOKENS);
        assertThat(fitting.getFirst().pages()).containsExactly(0, 1);
    }

    @Test
    void every_document_keeps_a_page_however_little_room_there_is() throws Exception {
        var fitting = PageProposal.fit(List.of(document("a", "b"), document("c", "d")), "d", 10, SIDE, TOKENS);
        assertThat(fitting).extracting(ChosenPages::pages).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void words_are_found_in_any_case_with_any_accents_and_in_scripts_without_spaces() {
        assertThat(TextRank.of("GRÖSSE", List.of("größe", "grosse Größe: 5", "x"))[2]).isZero();
        assertThat(TextRank.of("facade", List.of("Façade", "x"))[0]).isPositive();
        assertThat(TextRank.of("合計金額", List.of("請求書の合計金額は", "天気"))[0]).isPositive();
    }

    private static ChosenPages document(String... words) {
        var pages = IntStream.range(0, words.length).boxed().toList();
        return new ChosenPages("d.pdf", new Drawn(List.of(words)), pages, PanScanMode.AUTO, true);
    }

    /** Pages of A4 that are never drawn here. */
    private record Drawn(List<String> words) implements PagedDocument {
        @Override
        public String format() {
            return "PDF";
        }

        @Override
        public List<Page> pages() {
            return Collections.nCopies(words.size(), new Page(595, 842, 0));
        }

        @Override
        public RgbImage image(int page, int longSide) {
            throw new AssertionError("Nobody has to draw a page to choose it.");
        }

        @Override
        public String text(int page) {
            return words.get(page);
        }

        @Override
        public boolean isDrawn() {
            return true;
        }
    }
}
