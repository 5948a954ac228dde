package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    /** A report of four pages. Lines are separated by newlines. */
    private static final List<String> REPORT = List.of(
            "Harbour Supplies Annual report 2025\nThe year was a good one.\nRope sold better than ever.",
            "Harbour Supplies Annual report 2025\nRevenue was 4,812,300 and costs 4,079,650.\nSigned by Ines Jamzea",
            "Harbour Supplies Annual report 2025\nThe new quay has 140 berths.\nIt opened on 14 March 2025.\n"
                    + "Margins were 15 % of revenue.",
            "Harbour Supplies Annual report 2025\nFor 2026 we expect 5.2 million.\nThe chairman said: growth is not "
                    + "everything there is.\nHe goes on holiday after twelve quiet months abroad");

    private static final Set<Integer> PAGES = Set.of(1, 2, 3, 4);

    private static List<Integer> found(String question, String answer) {
        return found(question, answer, REPORT);
    }

    /** Pages as people count, the best first. */
    private static List<Integer> found(String question, String answer, List<String> pages) {
        return evidence(question, answer, pages).ranked().stream().map(place -> place.page() + 1).toList();
    }

    private static Evidence evidence(String question, String answer, List<String> pages) {
        var evidence = new Evidence(answer, question, PAGES);
        for (int i = 0; i < pages.size(); i++) {
            evidence.look(0, i, TestPages.page(pages.get(i).split("\n")));
        }
        return evidence;
    }

    @Test
    void a_figure_that_stands_on_one_page_is_evidence_however_it_is_written() {
        assertThat(found("What was the revenue?", "It was **€ 4.812.300**.")).containsExactly(2);
        assertThat(found("How large is it?", "The new one has 140 berths.")).containsExactly(3);
    }

    @Test
    void a_date_a_name_and_a_quotation_are_evidence() {
        assertThat(found("When did it open?", "On 14 March 2025, it says.")).containsExactly(3);
        assertThat(found("Who signed?", "The report was signed by Ines Jamzea.")).containsExactly(2);
        assertThat(found("What did he say?", "He said “growth is not everything there is”.")).containsExactly(4);
    }

    @Test
    void many_words_in_the_same_order_are_evidence_and_few_are_not() {
        assertThat(found("And then?", "He goes on holiday after twelve quiet months abroad.")).containsExactly(4);
        assertThat(found("And then?", "He goes on holiday and then works.")).isEmpty();
        assertThat(found("How was it?", "The year was a good one.")).isEmpty();
    }

    @Test
    void a_share_is_evidence_where_both_have_its_sign_and_a_bare_small_number_is_not() {
        assertThat(found("What were the margins?", "About 15%.")).containsExactly(3);
        assertThat(found("What were the margins?", "About 15 in all.")).isEmpty();
        assertThat(found("How many reasons?", "There are 2, or 14.")).isEmpty();
    }

    @Test
    void numbers_that_stand_anywhere_are_none() {
        var pages = List.of(
                "0.05 * 0.01 ** 0.001\n0 2 4 6 8 10 12\nThe 64-bit systems use UTF-8", "140 of 2006a", "Else");
        for (var answer : List.of(
                "It is 0.001, so it matters.", "The axis goes 0 2 4 6 8 10 12, as usual.", "They have 140.",
                "See 2006a and others.", "Most 64-bit systems have it, in UTF-8.")) {
            assertThat(found("", answer, pages)).as(answer).isEmpty();
        }
    }

    @Test
    void what_stands_on_every_page_is_none() {
        assertThat(found("Whose is it?", "It is the report of Harbour Supplies.")).isEmpty();
        assertThat(found("Whose is it?", "It is by Harbour Supplies; Ines Jamzea signed it.")).containsExactly(2);
        assertThat(found("Which year?", "Annual report 2025")).isEmpty();
    }

    @Test
    void what_stands_on_most_pages_is_none_even_where_the_cover_lacks_it() {
        var pages = new ArrayList<>(Collections.nCopies(9, "Order INV-20417 of 2026\nSome words"));
        pages.addFirst("A cover");
        assertThat(found("Which order?", "It is INV-20417.", pages)).isEmpty();
    }

    @Test
    void the_header_of_one_document_is_none_however_many_others_lack_it() {
        var evidence = new Evidence("It was Nour Trading who billed 617.32.", "Who billed how much?", Set.of(1, 2));
        evidence.look(0, 0, TestPages.page("Nour Trading", "Cheese 55.90"));
        evidence.look(0, 1, TestPages.page("Nour Trading", "Rope 617.32"));
        for (int i = 1; i < 9; i++) {
            evidence.look(i, 0, TestPages.page("Something else", "entirely"));
        }
        assertThat(evidence.ranked()).extracting(Evidence.Place::page).containsExactly(1);
        assertThat(evidence.ranked().getFirst().words()).containsExactly("617.32");
    }

    @Test
    void what_the_question_says_already_is_none() {
        assertThat(found("Is 4,812,300 the revenue?", "Yes, 4,812,300 is the revenue.")).isEmpty();
        assertThat(found("Where is Ines Jamzea born?", "It does not say where Ines Jamzea is born.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "I’m sorry, the document does not say that.",
        "The report does not contain any information about the price of oil.",
        "Based on the information provided in the document, I cannot answer this.",
        "Das steht nicht in diesem Dokument.",
        "Le document ne contient pas cette information.",
        "この文書にはその情報がありません。",
        "لا يذكر المستند ذلك."})
    void a_refusal_has_none(String refusal) {
        var page = "The report contains information about the price of the rope\nDieses Dokument ist nicht für dritte\n"
                + "Ce document contient des informations\nこの文書は情報です\nهذا المستند سري";
        var pages = List.of(page, "Something else", "And more");
        assertThat(found("What is the price of oil?", refusal, pages)).isEmpty();
    }

    @Test
    void the_page_with_most_that_stands_nowhere_else_comes_first() {
        var pages = List.of("a 4,711 b", "c 4,711 d 8,123 e 9,999", "f 4,711 g 9,998", "nothing", "at all", "here");
        assertThat(found("Which?", "These: 4711, 8123, 9999, 9998.", pages)).containsExactly(2, 3, 1);
    }

    @Test
    void the_only_page_there_is_is_evidence_too() {
        assertThat(found("What is the total?", "617.32", List.of("Receipt\nTotal 617.32"))).containsExactly(1);
        assertThat(found("What is the total?", "It is unknown.", List.of("Receipt\nTotal 617.32"))).isEmpty();
    }

    @Test
    void pages_without_words_count_for_nothing() {
        var evidence = new Evidence("It is 617.32.", "How much?", Set.of());
        evidence.look(0, 0, List.of());
        evidence.look(0, 1, TestPages.page("Total 617.32"));
        assertThat(evidence.ranked()).hasSize(1);
        assertThat(new Evidence("It is 617.32.", "How much?", Set.of()).ranked()).isEmpty();
    }

    @Test
    void words_of_scripts_without_capitals_or_spaces_are_evidence_in_a_row() {
        assertThat(found("支払いは？", "支払期限は翌月末日です。", List.of("請求書\n支払期限は翌月末日です", "その他"))).containsExactly(1);
        assertThat(found("متى؟", "يجب دفع المبلغ الإجمالي خلال ثلاثين يوما من التسليم.",
                        List.of("شروط\nدفع المبلغ الإجمالي خلال ثلاثين يوما", "أخرى")))
                .containsExactly(1);
    }

    @Test
    void whatever_the_answer_is_evidence_is_marked_on_its_page() {
        // Any part of any page, in any order: what is told to be found there is found there.
        var random = new Random(11);
        var words = REPORT.stream().flatMap(page -> Arrays.stream(page.split("[ \n]"))).toList();
        for (int i = 0; i < 500; i++) {
            var answer = new StringBuilder();
            for (int part = random.nextInt(1, 5); part > 0; part--) {
                int from = random.nextInt(words.size() - 8);
                answer.append(String.join(" ", words.subList(from, from + random.nextInt(1, 8)))).append(". ");
            }
            for (int page : found("", answer.toString())) {
                var lines = TestPages.page(REPORT.get(page - 1).split("\n"));
                assertThat(FoundText.on(lines, answer.toString(), PAGES)).as(answer.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void pages_that_say_nothing_of_it_change_neither_which_are_found_nor_their_order() {
        var answer = "Revenue was 4,812,300; it has 140 berths and 15% margins, says Ines Jamzea.";
        var before = found("", answer);
        assertThat(before).isNotEmpty();
        var more = new ArrayList<>(REPORT);
        IntStream.range(0, 200).forEach(i -> more.add("Another page\nof other words"));
        assertThat(found("", answer, more)).isEqualTo(before);
    }
}
