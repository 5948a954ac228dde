package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineSettings;
import lectern.engine.gguf.Projector;
import lectern.engine.gguf.TextModel;
import org.junit.jupiter.api.Test;

/** Whether a model fits into memory, with shapes and sizes of Gemma 3 4B. */
class ContextFitTest {

    private static final long MIB = 1L << 20;

    private static final TextModel TEXT = new TextModel(
            Path.of("gemma-3-4b-it-Q4_K_M.gguf"), "Gemma 3 4B", "gemma3", "Q4_K_M", 34, 2560, 10240, 8, 4, 256, 131072,
            262208, 1024, 3_880_000_000L, 2_490 * MIB, true, true, true);

    private static final Projector EYE = new Projector(
            Path.of("mmproj.gguf"), "eye", "F16", 896, 14, 4, 27, 1152, 4304, 16, 72, 2560, 1e-6f,
            List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f), 851 * MIB);

    private static final CheckedModel MODEL = new CheckedModel(TEXT, Optional.of(EYE));

    private static MemoryPlan plan(EngineSettings settings, int contextSize) {
        return MemoryPlan.of(TEXT, Optional.of(EYE), settings, contextSize);
    }

    private static EngineSettings with(EncoderChoice encoder) {
        return new EngineSettings(0, 0, 0, 0, -1, encoder);
    }

    private static ContextFit fit(EngineSettings settings, long available) {
        return ContextFit.of(MODEL, settings, OptionalLong.of(available));
    }

    @Test
    void the_cache_takes_what_llama_cpp_says_that_it_takes() {
        // 334 MiB: 29 local layers of 1,536 cells and 5 global ones of 8,192, of 4 KiB each.
        assertThat(plan(EngineSettings.DEFAULT, 8192).context()).isEqualTo(334 * MIB);
    }

    @Test
    void encoders_take_what_was_measured_of_them_or_a_little_more() {
        // Peaks of processes that only encode, `bench encode` on a Zen 4: 0.55, 1.15 and 2.12 GiB.
        long process = 200 * MIB;
        assertThat(plan(with(EncoderChoice.AUTO), 8192).encoding() + process).isBetween(450 * MIB, 750 * MIB);
        assertThat(plan(with(EncoderChoice.MTMD), 8192).encoding() + process).isBetween(1150 * MIB, 1500 * MIB);
        assertThat(plan(with(EncoderChoice.MTMD_PLAIN), 8192).encoding() + process).isBetween(2120 * MIB, 2500 * MIB);
    }

    @Test
    void with_enough_memory_the_window_is_as_wanted() {
        var fit = fit(EngineSettings.DEFAULT, 8_000 * MIB);
        assertThat(fit.contextSize()).isEqualTo(8192);
        assertThat(fit.shortage()).isEmpty();
    }

    @Test
    void where_memory_is_not_known_the_window_is_as_wanted() {
        var fit = ContextFit.of(MODEL, EngineSettings.DEFAULT.withContextSize(131072), OptionalLong.empty());
        assertThat(fit.contextSize()).isEqualTo(131072);
        assertThat(fit.shortage()).isEmpty();
    }

    @Test
    void a_window_that_was_set_too_large_becomes_the_largest_that_fits_and_the_person_hears_of_it() {
        var wanted = EngineSettings.DEFAULT.withContextSize(131072);
        long available = 5_000 * MIB;
        var fit = fit(wanted, available);
        assertThat(fit.contextSize()).isBetween(8192, 65536);
        assertThat(plan(wanted, fit.contextSize()).total()).isLessThanOrEqualTo(available);
        assertThat(plan(wanted, 2 * fit.contextSize()).total()).isGreaterThan(available);
        assertThat(fit.shortage()).hasValueSatisfying(shortage -> {
            assertThat(shortage.isSolved()).isTrue();
            assertThat(shortage.wantedContextSize()).isEqualTo(131072);
            assertThat(shortage.availableBytes()).isEqualTo(available);
        });
    }

    @Test
    void a_model_that_is_larger_than_the_memory_keeps_its_window_and_the_person_hears_of_it() {
        var fit = fit(EngineSettings.DEFAULT, 2_000 * MIB);
        assertThat(fit.contextSize()).isEqualTo(8192);
        assertThat(fit.shortage()).hasValueSatisfying(shortage -> {
            assertThat(shortage.isSolved()).isFalse();
            assertThat(shortage.neededBytes()).isGreaterThan(2_490 * MIB);
        });
    }
}
