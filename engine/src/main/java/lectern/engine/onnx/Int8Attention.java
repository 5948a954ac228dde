package lectern.engine.onnx;

import static lectern.engine.onnx.OnnxGraph.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lectern.engine.gguf.Projector;

/**
 * Head by head, with scores from products of 8-bit integers; their softmax and the sums of values stay in 32-bit
 * floats, because most weights of a sum are far below the 255th part of the largest. The mean of all keys is subtracted
 * from each, which softmax does not notice and which takes the channels away that are large in every key
 * (SageAttention, Zhang et al. 2024). Each key has a scale of its own; queries have one for each head in a part of the
 * rows. The scores of one head for one part of the rows lie in memory at a time.
 *
 * <p>Keys use the whole of 8 bits, so this is for processors where {@link IntegerProducts#exact}.
 */
final class Int8Attention implements Attention {

    private static final float LARGEST = 127;

    /** Keeps the scale of a key that is zero all over from being zero. */
    private static final float SMALLEST = 1e-9f;

    private final OnnxGraph graph;
    private final Projector projector;

    /**
     * One head's keys.
     *
     * @param integers {@code int8 [head size][patches]}
     * @param scale {@code float32 [patches]}, with the scale of scores in it
     */
    private record Keys(String integers, String scale) {}

    Int8Attention(OnnxGraph graph, Projector projector) {
        this.graph = graph;
        this.projector = projector;
    }

    @Override
    public UnaryOperator<String> over(List<String> keys, List<String> values) {
        var keysOfHeads = keys(graph.join(keys, 0));
        var valuesOfHeads = heads(graph.join(values, 0));
        return queries -> {
            var seen = new ArrayList<String>();
            var queriesOfHeads = heads(queries);
            for (int head = 0; head < projector.heads(); head++) {
                var scores = scores(queriesOfHeads.get(head), keysOfHeads.get(head));
                var weights = graph.node("Softmax", List.of(scores), attribute("axis", -1));
                seen.add(graph.node("MatMul", List.of(weights, valuesOfHeads.get(head))));
            }
            return graph.join(seen, 1);
        };
    }

    private String scores(String queries, Keys keys) {
        var quantized = graph.nodes("", "DynamicQuantizeLinear", List.of(queries), 3);
        return graph.nodes(OnnxGraph.MICROSOFT, "MatMulIntegerToFloat",
                List.of(quantized.get(0), keys.integers(), quantized.get(1), keys.scale(), quantized.get(2)), 1)
                .getFirst();
    }

    private List<Keys> keys(String rows) {
        var mean = graph.node("ReduceMean", List.of(rows, graph.constant(new long[] {0})), attribute("keepdims", 1));
        long side = projector.imageSize() / projector.patchSize();
        var zeros = graph.zeros(ElementType.INT8, side * side);
        var scoreScale = graph.constant((float) (1 / Math.sqrt(projector.headSize())));
        var all = new ArrayList<Keys>();
        for (var head : heads(graph.node("Sub", List.of(rows, mean)))) {
            var largest = graph.node("ReduceMax",
                    List.of(graph.node("Abs", List.of(head)), graph.constant(new long[] {1})),
                    attribute("keepdims", 0));
            var scale = graph.node("Mul", List.of(
                    graph.node("Max", List.of(largest, graph.constant(SMALLEST))), graph.constant(1 / LARGEST)));
            var integers = graph.node("QuantizeLinear", List.of(head, scale, zeros), attribute("axis", 0));
            all.add(new Keys(
                    graph.node("Transpose", List.of(integers), attribute("perm", new int[] {1, 0})),
                    graph.node("Mul", List.of(scale, scoreScale))));
        }
        return all;
    }

    /** {@code [rows][heads * head size]} cut into heads. */
    private List<String> heads(String rows) {
        return graph.split(rows, projector.heads(), 1);
    }
}
