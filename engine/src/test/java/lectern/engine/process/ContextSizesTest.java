package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lectern.engine.EngineSettings;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextSizesTest {

    @TempDir
    Path folder;

    private ContextSizes sizes(int trained) throws Exception {
        return ContextSizes.of(
                new TinyGemma().withContextLength(trained).write(folder.resolve("" + trained)),
                EngineSettings.DEFAULT);
    }

    @Test
    void sizes_are_powers_of_two_up_to_what_the_model_was_trained_for_and_that() throws Exception {
        assertThat(sizes(32768).offered()).containsExactly(2048, 4096, 8192, 16384, 32768);
        assertThat(sizes(10_000).offered()).containsExactly(2048, 4096, 8192, 10_000);
        assertThat(sizes(512).offered()).containsExactly(512);
    }

    @Test
    void a_larger_window_takes_more_memory_as_it_is_planned_when_the_model_opens() throws Exception {
        var sizes = sizes(32768);
        var checked = CheckedModel.check(new TinyGemma().write(folder.resolve("planned")));
        assertThat(sizes.memory(16384)).isGreaterThan(sizes.memory(8192))
                .isEqualTo(MemoryPlan.of(checked.model(), checked.projector(), EngineSettings.DEFAULT, 16384).total());
    }
}
