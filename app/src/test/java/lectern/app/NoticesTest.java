package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import org.junit.jupiter.api.Test;

class NoticesTest {

    @Test
    void the_facts_of_a_failure_come_along() {
        var failure = new EngineException(Reason.CONTEXT_TOO_SMALL, List.of(9000, 8192, 0), "It does not fit.");
        assertThat(Notices.of(failure))
                .isEqualTo(new Notice("engine.context-too-small", List.of(9000, 8192, 0), "It does not fit."));
    }

    @Test
    void what_ails_a_model_or_a_computer_is_told_in_the_words_of_the_engine() {
        var failure = new EngineException(Reason.NATIVES_UNAVAILABLE, "A library is missing. Install Lectern again.");
        assertThat(Notices.of(failure).arguments())
                .containsExactly("A library is missing. Install Lectern again.");
    }

    @Test
    void an_engine_that_reads_text_only_says_so_in_a_notice() {
        var seeing = new ModelInfo("scripted", "scripted 4B", Optional.empty(), 2048, 131072, 1, Optional.empty());
        var blind = new ModelInfo("scripted", "scripted 4B", Optional.empty(), 2048, 131072, 1, Optional.of("Text."));
        assertThat(TextOnlyNotice.of(seeing)).isEmpty();
        assertThat(TextOnlyNotice.of(blind)).contains(new Notice("model.text-only", List.of("Text."), "Text."));
    }
}
