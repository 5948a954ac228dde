package lectern.engine.onnx;

import static lectern.engine.onnx.OnnxGraph.attribute;

import java.util.List;
import java.util.function.UnaryOperator;
import lectern.engine.gguf.Projector;

/**
 * ONNX Runtime's fused operator: on a CPU it goes through the scores in tiles (flash attention), so that those of all
 * heads never lie in memory together.
 */
final class FusedAttention implements Attention {

    private final OnnxGraph graph;
    private final Projector projector;

    FusedAttention(OnnxGraph graph, Projector projector) {
        this.graph = graph;
        this.projector = projector;
    }

    @Override
    public UnaryOperator<String> over(List<String> keys, List<String> values) {
        var allKeys = graph.join(keys.stream().map(this::batch).toList(), 1);
        var allValues = graph.join(values.stream().map(this::batch).toList(), 1);
        return queries -> {
            var seen = graph.nodes(OnnxGraph.MICROSOFT, "MultiHeadAttention",
                    List.of(batch(queries), allKeys, allValues), 1,
                    attribute("num_heads", projector.heads()),
                    attribute("scale", (float) (1 / Math.sqrt(projector.headSize()))));
            return graph.node("Reshape", List.of(seen.getFirst(), graph.constant(-1, width())));
        };
    }

    /** Rows as a batch of one, which the operator wants. */
    private String batch(String rows) {
        return graph.node("Reshape", List.of(rows, graph.constant(1, -1, width())));
    }

    private long width() {
        return (long) projector.heads() * projector.headSize();
    }
}
