package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {

    @Test
    void pages_are_found_however_they_are_named() {
        var answer = "See page 3, and Pages 2 and 5; also p. 4.";
        assertThat(Citation.in(answer, Set.of(2, 3, 4, 5)))
                .extracting(Citation::page).containsExactly(3, 2, 5, 4);
        var first = Citation.in(answer, Set.of(3)).getFirst();
        assertThat(answer.substring(first.start(), first.end())).isEqualTo("page 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "It is on page 3.", "Das steht auf Seite 3.", "Siehe S. 3", "C’est à la page 3.", "Está en la página 3.",
        "Está na página 3.", "それは3ページにあります。", "ページ 3 を見てください", "见第3页。", "यह पृष्ठ 3 पर है।", "पृष्ठ ३",
        "هذا في الصفحة 3.", "صفحة ٣"})
    void a_page_is_found_in_each_language_of_the_window(String answer) {
        assertThat(Citation.in(answer, Set.of(3))).extracting(Citation::page).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Seiten 2 und 5", "pages 2 et 5", "páginas 2 y 5", "páginas 2 e 5", "صفحات 2 و5", "पृष्ठ 2 और 5"
    })
    void several_pages_are_found_in_each_language(String answer) {
        assertThat(Citation.in(answer, Set.of(2, 5))).extracting(Citation::page).containsExactly(2, 5);
    }

    @Test
    void numbers_that_are_no_pages_of_the_question_are_left_alone() {
        assertThat(Citation.in("Page 9 has 3 items on 2 pages 14", Set.of(2, 3))).isEmpty();
    }
}
