package lectern.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Attention with scores from 8-bit integers against the fused operator in floats, on the real ONNX Runtime. */
class Int8AttentionTest {

    @TempDir
    Path folder;

    private Projector projector;
    private int patches;
    private int width;

    @BeforeEach
    void write() throws Exception {
        projector = ModelCheck.checkProjector(
                new TinyGemma().withImageSize(224).write(folder).projector().orElseThrow());
        int side = projector.imageSize() / projector.patchSize();
        patches = side * side;
        width = projector.heads() * projector.headSize();
        assumeTrue(IntegerProducts.exact(), "only processors with exact 8-bit products compute scores in integers");
    }

    @Test
    void what_is_gathered_is_what_floats_gather() throws Exception {
        assertThat(cosine(numbers(1), numbers(2), numbers(3))).isGreaterThan(0.9995);
    }

    @Test
    void a_channel_that_is_large_in_every_key_takes_nothing_from_the_others() throws Exception {
        var keys = numbers(2);
        for (int row = 0; row < patches; row++) {
            keys[row * width] += 200;
        }
        assertThat(cosine(numbers(1), keys, numbers(3))).isGreaterThan(0.9995);
    }

    @Test
    void a_key_that_is_large_takes_nothing_from_the_others() throws Exception {
        var keys = numbers(2);
        for (int i = 0; i < width; i++) {
            keys[5 * width + i] *= 100;
        }
        assertThat(cosine(numbers(1), keys, numbers(3))).isGreaterThan(0.999);
    }

    @Test
    void keys_that_are_all_the_same_weigh_the_same() throws Exception {
        assertThat(cosine(numbers(1), new float[patches * width], numbers(3))).isGreaterThan(0.999999);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void exact_products_are_found_where_the_processor_says_that_it_has_them() throws Exception {
        assertThat(Files.readString(Path.of("/proc/cpuinfo"))).contains("vnni");
    }

    private float[] numbers(int seed) {
        var random = new Random(seed);
        var all = new float[patches * width];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) (1.5 * random.nextGaussian());
        }
        return all;
    }

    private double cosine(float[] queries, float[] keys, float[] values) throws Exception {
        var floats = run(FusedAttention::new, queries, keys, values);
        var integers = run(Int8Attention::new, queries, keys, values);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < floats.length; i++) {
            xx += (double) floats[i] * floats[i];
            yy += (double) integers[i] * integers[i];
            xy += (double) floats[i] * integers[i];
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** With keys and values in two parts, as a block has them. */
    private float[] run(
            BiFunction<OnnxGraph, Projector, Attention> kind, float[] queries, float[] keys, float[] values)
            throws Exception {
        var graph = new OnnxGraph();
        for (var input : List.of("queries", "keys", "values")) {
            graph.input(input, ElementType.FLOAT, patches, width);
        }
        var gather = kind.apply(graph, projector).over(graph.split("keys", 2, 0), graph.split("values", 2, 0));
        graph.node("", "Identity", List.of(gather.apply("queries")), List.of("gathered"));
        graph.output("gathered", ElementType.FLOAT, patches, width);
        try (var options = new OrtSession.SessionOptions();
                var session = OnnxRuntime.environment().createSession(graph.toBytes(), options);
                var q = tensor(queries);
                var k = tensor(keys);
                var v = tensor(values);
                var result = session.run(Map.of("queries", q, "keys", k, "values", v))) {
            var buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var gathered = new float[buffer.remaining()];
            buffer.get(gathered);
            return gathered;
        }
    }

    private OnnxTensor tensor(float[] numbers) throws Exception {
        return OnnxTensor.createTensor(
                OnnxRuntime.environment(), FloatBuffer.wrap(numbers), new long[] {patches, width});
    }
}
