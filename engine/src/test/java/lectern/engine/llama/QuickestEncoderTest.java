package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderReport.Measured;
import lectern.engine.EngineException;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.EncodeWork;
import lectern.engine.encode.EncoderMemory;
import lectern.engine.encode.FileHash;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.Precision;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which encoder gets the pictures. Real encoders; what is quicker on a test machine is not asked. */
class QuickestEncoderTest {

    @TempDir
    Path folder;

    private final CancelFlag cancel = new CancelFlag();

    @Test
    void a_small_picture_stays_with_mtmd_without_onnx_runtime_being_asked() throws Exception {
        try (var run = new Run(new TinyGemma(), EncoderChoice.AUTO, Optional.of(folder.resolve("cache")))) {
            run.encode();
            assertThat(run.encoder.name()).isEqualTo("mtmd");
            assertThat(folder.resolve("cache")).doesNotExist();
        }
    }

    @Test
    void a_large_picture_is_measured_once_and_the_result_is_kept() throws Exception {
        var cache = folder.resolve("cache");
        var large = new TinyGemma().withImageSize(896);
        try (var run = new Run(large, EncoderChoice.AUTO, Optional.of(cache))) {
            assertThat(EncodeWork.operations(run.encoder.projector())).isGreaterThan(1e9);
            run.forceComparison();
            run.encode();
            assertThat(new EncoderMemory(cache).all()).isEmpty();
            run.encoder.idle(cancel);
            var measured = new EncoderMemory(cache).all();
            assertThat(measured).singleElement().satisfies(one -> {
                assertThat(one.chosen()).isEqualTo(run.encoder.name());
                assertThat(one.millisPerBlock()).containsOnlyKeys("onnx-f32", "onnx-int8", "mtmd", "mtmd-plain");
                assertThat(one.int8Cosine().orElseThrow()).isGreaterThan(0.99);
                assertThat(one.millisPerBlock().values()).allMatch(millis -> millis > 0);
                assertThat(one.blocks()).isEqualTo(2);
            });
        }
    }

    @Test
    void a_question_that_comes_soon_does_not_wait_for_a_comparison() throws Exception {
        var cache = folder.resolve("cache");
        try (var run = new Run(new TinyGemma(), EncoderChoice.AUTO, Optional.of(cache)); var arena = Arena.ofShared()) {
            var projector = run.encoder.projector();
            run.loaded.clear();
            // As if a picture took so long that only a question can end the wait.
            try (var comparison = new Comparison(
                    Noise.of(projector, arena), arena.allocate(Float.BYTES), Duration.ofHours(1).toMillis())) {
                var question = Thread.startVirtualThread(cancel::set);
                var int8 = new OnnxEncoder(projector, Precision.INT8, cache, 1);
                assertThat(comparison.run(int8, run.loader, 1, cancel)).isEmpty();
                question.join();
            }
            assertThat(run.loaded).isEmpty();
        }
    }

    @Test
    void a_comparison_that_is_interrupted_is_made_later() throws Exception {
        var cache = folder.resolve("cache");
        try (var run = new Run(new TinyGemma().withImageSize(224), EncoderChoice.AUTO, Optional.of(cache))) {
            run.forceComparison();
            run.encode();
            cancel.set();
            run.encoder.idle(cancel);
            assertThat(new EncoderMemory(cache).all()).isEmpty();
            cancel.clear();
            run.encode();
            run.encoder.idle(cancel);
            assertThat(new EncoderMemory(cache).all()).hasSize(1);
            run.encode();
        }
    }

    @Test
    void eight_bits_are_not_chosen_however_quick_when_they_change_the_picture() {
        var times = Map.of("onnx-f32", 30.0, "onnx-int8", 10.0, "mtmd", 20.0);
        assertThat(Comparison.quickest(times, Optional.of(0.9995))).isEqualTo("onnx-int8");
        assertThat(Comparison.quickest(times, Optional.of(0.9985))).isEqualTo("mtmd");
        assertThat(Comparison.quickest(times, Optional.empty())).isEqualTo("mtmd");
    }

    @Test
    void what_was_kept_decides_without_measuring_again() throws Exception {
        var cache = folder.resolve("cache");
        for (var name : new String[] {"onnx-f32", "mtmd", "mtmd-plain"}) {
            try (var run = new Run(new TinyGemma().withImageSize(224), EncoderChoice.AUTO, Optional.of(cache))) {
                var hash = new FileHash(cache).of(run.encoder.projector().path(), fraction -> {}, cancel);
                new EncoderMemory(cache).keep(hash, KeptChoice.machine("test"),
                        new Measured("p", name, Map.of(), Optional.empty(), 2, 1));
                run.forceComparison();
                run.encode();
                assertThat(run.encoder.name()).isEqualTo(name);
            }
        }
    }

    @Test
    void how_long_a_block_takes_is_learned_for_the_next_start() throws Exception {
        var cache = Optional.of(folder.resolve("cache"));
        try (var run = new Run(new TinyGemma(), EncoderChoice.ONNX_F32, cache)) {
            assertThat(run.encoder.millisPerBlock()).isZero();
            run.encode();
            assertThat(run.encoder.millisPerBlock()).isPositive();
        }
        var projector = folder.resolve("model").resolve(TinyGemma.PROJECTOR_FILE);
        var written = Files.getLastModifiedTime(projector);
        try (var run = new Run(new TinyGemma(), EncoderChoice.ONNX_F32, cache)) {
            // It was written again, the same.
            Files.setLastModifiedTime(projector, written);
            assertThat(run.encoder.millisPerBlock()).isPositive();
        }
        try (var run = new Run(new TinyGemma(), EncoderChoice.MTMD, cache)) {
            Files.setLastModifiedTime(projector, written);
            assertThat(run.encoder.millisPerBlock()).isZero();
        }
    }

    @Test
    void without_a_folder_to_prepare_weights_in_mtmd_encodes() throws Exception {
        try (var run = new Run(new TinyGemma(), EncoderChoice.AUTO, Optional.empty())) {
            run.encode();
            assertThat(run.encoder.name()).isEqualTo("mtmd");
        }
    }

    @Test
    void where_weights_cannot_be_prepared_mtmd_encodes() throws Exception {
        var file = Files.writeString(folder.resolve("cache"), "a file where a folder should be");
        try (var run = new Run(new TinyGemma(), EncoderChoice.AUTO, Optional.of(file))) {
            run.forceComparison();
            run.encode();
            assertThat(run.encoder.name()).isIn("mtmd", "mtmd-plain");
        }
    }

    @Test
    void without_onnx_runtime_the_quicker_attention_of_mtmd_encodes_a_large_picture() throws Exception {
        try (var run = new Run(new TinyGemma().withImageSize(224), EncoderChoice.AUTO, Optional.empty())) {
            run.forceComparison();
            run.encode();
            assertThat(run.loaded).containsExactly("mtmd", "mtmd", "mtmd-plain", run.encoder.name());
        }
    }

    @Test
    void an_encoder_that_was_asked_for_and_cannot_work_is_an_error() throws Exception {
        var file = Files.writeString(folder.resolve("cache"), "a file where a folder should be");
        try (var run = new Run(new TinyGemma(), EncoderChoice.ONNX_F32, Optional.of(file))) {
            assertThatThrownBy(run::encode)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("could not be prepared");
        }
    }

    @Test
    void onnx_runtime_encodes_when_it_is_asked_for() throws Exception {
        try (var run = new Run(new TinyGemma(), EncoderChoice.ONNX_F32, Optional.of(folder.resolve("cache")))) {
            run.encode();
            assertThat(run.encoder.name()).isEqualTo("onnx-f32");
            assertThat(run.loaded).isEmpty();
        }
    }

    /** A model with its encoder, as a host opens them. */
    private final class Run implements AutoCloseable {

        private final LlamaModel model;
        private final QuickestEncoder encoder;
        private final MtmdLoader loader;
        private final List<String> loaded = new ArrayList<>();

        Run(TinyGemma shape, EncoderChoice choice, Optional<Path> cache) throws Exception {
            var library = LlamaLibrary.load(
                    Path.of(System.getProperty("lectern.natives")), Optional.empty(), (level, text) -> {});
            var files = shape.write(folder.resolve("model"));
            var projector = ModelCheck.checkProjector(files.projector().orElseThrow());
            model = LlamaModel.load(library, files.model(), 0, fraction -> {}, cancel);
            loader = (attention, progress) -> {
                loaded.add(attention.id());
                return MtmdEncoder.load(library, projector, model, attention, 1, progress, cancel);
            };
            encoder = new QuickestEncoder(projector, choice, cache, false, 1, "test", loader);
            encoder.open(fraction -> {}, cancel);
        }

        /** As if the picture were too large to try mtmd first. */
        void forceComparison() throws EngineException {
            encoder.openLarge(fraction -> {}, cancel);
        }

        void encode() throws EngineException {
            try (var arena = Arena.ofShared()) {
                VisionEncoder.Progress silent = (done, all) -> {};
                var tokens = encoder.encode(Noise.of(encoder.projector(), arena), arena, silent, cancel).orElseThrow();
                assertThat(tokens.tokens().byteSize()).isPositive();
            }
        }

        @Override
        public void close() {
            encoder.close();
            model.close();
        }
    }
}
