package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lectern.engine.MemoryShortage;
import lectern.engine.ModelInfo;
import org.junit.jupiter.api.Test;

class MemoryNoticeTest {

    private static final ModelInfo MODEL =
            new ModelInfo("scripted", "scripted 4B", Optional.empty(), 2048, 131072, 1, Optional.empty());

    @Test
    void nothing_is_said_where_there_is_enough() {
        assertThat(MemoryNotice.of(MODEL)).isEmpty();
    }

    @Test
    void a_smaller_window_is_said_with_both_sizes() {
        var notice = MemoryNotice.of(MODEL.with(new MemoryShortage(2_900_000_000L, 3_000_000_000L, 8192)))
                .orElseThrow();
        assertThat(notice.sentence()).contains("the context window has 2,048 tokens instead of 8,192");
        assertThat(notice.arguments()).containsExactly(2048, 8192);
    }

    @Test
    void a_model_that_is_too_large_is_said_in_gigabytes() {
        var notice = MemoryNotice.of(MODEL.with(new MemoryShortage(17_000_000_000L, 7_960_000_000L, 8192)))
                .orElseThrow();
        assertThat(notice.sentence()).contains("takes up to 17.0 GB of memory, but only 8.0 GB are free");
        assertThat(notice.arguments()).containsExactly(17.0, 7.96);
    }
}
