package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.llama.MtmdEncoder.Attention;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.Precision;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime against llama.cpp's own encoder: the same projector, the same picture. */
class OnnxAgainstMtmdTest {

    private static LlamaLibrary library;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() throws Exception {
        library = LlamaLibrary.load(
                Path.of(System.getProperty("lectern.natives")), Optional.empty(), (level, text) -> {});
    }

    static Stream<TinyGemma> shapes() {
        var tiny = new TinyGemma().withWeights(GgmlType.F32);
        return Stream.of(
                tiny,
                tiny.withSeed(7).withWidth(96),
                // More patches than attention takes at once, and no multiple of that number.
                tiny.withSeed(3).withImageSize(504));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void image_tokens_in_f32_are_those_of_mtmd(TinyGemma shape) throws Exception {
        var comparison = compare(shape, Precision.F32);
        assertThat(comparison.cosine()).isGreaterThan(0.99999);
        assertThat(comparison.largestDifference()).isLessThan(5e-3);
    }

    @Test
    void an_f16_projector_gives_the_same_within_the_rounding_of_16_bits() throws Exception {
        var comparison = compare(new TinyGemma().withWeights(GgmlType.F16), Precision.F32);
        assertThat(comparison.cosine()).isGreaterThan(0.9999);
    }

    @Test
    void eight_bit_integers_stay_close_to_floats() throws Exception {
        var shape = new TinyGemma().withWeights(GgmlType.F32).withImageSize(224);
        // The first picture is encoded in floats, and watched.
        assertThat(compare(shape, Precision.INT8).cosine()).isGreaterThan(0.99999);
        var comparison = compare(shape, Precision.INT8);
        assertThat(comparison.cosine()).isBetween(0.999, 0.999999);
    }

    /** @param largestDifference of numbers scaled so that the reference has standard deviation 1 */
    private record Comparison(double cosine, double largestDifference) {

        static Comparison of(MemorySegment reference, MemorySegment other) {
            double aa = 0;
            double bb = 0;
            double ab = 0;
            double sum = 0;
            double largest = 0;
            long count = reference.byteSize() / Float.BYTES;
            assertThat(other.byteSize()).isEqualTo(reference.byteSize());
            for (long i = 0; i < count; i++) {
                double a = reference.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                double b = other.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                aa += a * a;
                bb += b * b;
                ab += a * b;
                sum += a;
                largest = Math.max(largest, Math.abs(a - b));
            }
            double deviation = Math.sqrt(aa / count - Math.pow(sum / count, 2));
            return new Comparison(ab / Math.sqrt(aa * bb), largest / deviation);
        }
    }

    private Comparison compare(TinyGemma shape, Precision precision) throws Exception {
        var files = shape.write(folder);
        var projector = ModelCheck.checkProjector(files.projector().orElseThrow());
        var cancel = new CancelFlag();
        var model = LlamaModel.load(library, files.model(), 0, fraction -> {}, cancel);
        try (model;
                var arena = Arena.ofShared();
                var mtmd = MtmdEncoder.load(library, projector, model, Attention.FLASH, 1, fraction -> {}, cancel);
                var onnx = new OnnxEncoder(projector, precision, folder.resolve("cache"), 1)) {
            var pixels = Noise.of(projector, arena);
            var comparison = Comparison.of(encode(mtmd, pixels, arena), encode(onnx, pixels, arena));
            return comparison;
        }
    }

    private static MemorySegment encode(VisionEncoder encoder, Pixels pixels, Arena arena) throws Exception {
        return encoder.encode(pixels, arena, (done, all) -> {}, new CancelFlag()).orElseThrow().tokens();
    }
}
