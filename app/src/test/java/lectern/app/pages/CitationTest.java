package lectern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CitationTest {

    @Test
    void pages_are_found_however_they_are_named() {
        var answer = "See page 3, and Pages 2 and 5; also p. 4.";
        assertThat(Citation.in(answer, Set.of(2, 3, 4, 5)))
                .extracting(Citation::page).containsExactly(3, 2, 5, 4);
        var first = Citation.in(answer, Set.of(3)).getFirst();
        assertThat(answer.substring(first.start(), first.end())).isEqualTo("page 3");
    }

    @Test
    void numbers_that_are_no_pages_of_the_question_are_left_alone() {
        assertThat(Citation.in("Page 9 has 3 items on 2 pages 14", Set.of(2, 3))).isEmpty();
    }
}
