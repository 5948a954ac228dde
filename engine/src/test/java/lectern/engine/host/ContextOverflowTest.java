package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContextOverflowTest {

    @Test
    void it_names_both_sizes_and_speaks_of_pictures_where_there_are_some() {
        var overflow = ContextOverflow.of(2_107_595, 8192, 2_560);
        assertThat(overflow)
                .hasMessageContaining("takes 2,107,595 tokens (2,560 of them for pictures)")
                .hasMessageContaining("holds 8,192")
                .hasMessageContaining("fewer pictures");
        assertThat(overflow.arguments()).containsExactly(2_107_595, 8192, 2_560);
    }

    @Test
    void it_does_not_speak_of_pictures_where_there_are_none() {
        assertThat(ContextOverflow.of(9000, 8192, 0).getMessage()).doesNotContain("picture").contains("fewer words");
    }
}
