package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    private static List<String> terms(String text) {
        return Terms.of(Terms.normal(text)).stream().map(Term::plain).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "ﬁnal;final", "ＡＢＣ１２３;ABC123", "GRÖẞE;größe", "well-known;wellknown", "U.S.;US", "l’eau;l'eau",
        "Harbour’s;harbour", "مُحَمَّد;محمد", "**4.812.300**;4,812,300", "€55.90;55.90", "Total:55.90;Total 55.90",
        "circu\u00ADlation;circulation"})
    void what_is_the_same_to_a_person_is_the_same_here(String one, String other) {
        assertThat(terms(one)).isEqualTo(terms(other));
    }

    @Test
    void words_figures_and_numbers_of_documents_are_told_apart() {
        assertThat(Terms.of("Invoice INV-2041 of 14.03.2026: 合計"))
                .extracting(Term::kind)
                .containsExactly(
                        Term.Kind.WORD, Term.Kind.CODE, Term.Kind.WORD, Term.Kind.FIGURE, Term.Kind.CHARACTER,
                        Term.Kind.CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€12", "12 €", "$ 12", "12%", "12 %", "12円", "(€12)", "12 €, 13"})
    void a_sign_beside_a_figure_belongs_to_it(String text) {
        assertThat(Terms.of(Terms.normal(text)).getFirst().marked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "12 $5", "12 pages"})
    void a_sign_of_another_figure_does_not(String text) {
        assertThat(Terms.of(text).getFirst().marked()).isFalse();
    }

    @Test
    void nothing_is_made_of_nothing_and_of_noise() {
        assertThat(terms("")).isEmpty();
        assertThat(terms("— … *** |---|---| 💡")).isEmpty();
        assertThat(terms("a.".repeat(50_000))).isNotEmpty();
        assertThat(terms("x".repeat(50_000))).isNotEmpty();
    }

    @Test
    void terms_are_where_they_say_and_in_order() {
        var text = Terms.normal("“Größe”: 1.482,50 € — l’eau, 合計1,000円 (R&D), INV-2041…");
        int end = 0;
        for (var term : Terms.of(text)) {
            assertThat(term.start()).isGreaterThanOrEqualTo(end);
            end = term.end();
            assertThat(text.substring(term.start(), end).toLowerCase(Locale.ROOT))
                    .startsWith(term.plain().substring(0, 1));
        }
        assertThat(end).isEqualTo(text.indexOf("2041") + 4);
    }
}
