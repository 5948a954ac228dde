package lectern.engine.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Products of 8-bit integers. Rows are quantized while they pass, all rows that go through together with one scale;
 * weights were quantized before, each output channel with a scale of its own. Before, channels are multiplied by a
 * factor that makes their ranges alike: see {@link Smoothing}.
 */
final class Int8Linear implements Linear {

    private final OnnxGraph graph;

    /** Integers, their scale and their zero, by the name of the integers. */
    private final Map<String, List<String>> quantized = new HashMap<>();

    Int8Linear(OnnxGraph graph) {
        this.graph = graph;
    }

    @Override
    public void site(Site site, long channels) {
        graph.input(site.factor(), ElementType.FLOAT, channels);
    }

    @Override
    public UnaryOperator<String> matrix(String name, long in, long out) {
        var weight = graph.input(name + ".weight", ElementType.INT8, in, out);
        var scale = graph.input(name + ".scale", ElementType.FLOAT, out);
        var bias = graph.input(name + ".bias", ElementType.FLOAT, out);
        return rows -> {
            var parts = quantized.get(rows);
            return graph.nodes(OnnxGraph.MICROSOFT, "MatMulIntegerToFloat",
                    List.of(parts.get(0), weight, parts.get(1), scale, parts.get(2), "", bias), 1).getFirst();
        };
    }

    @Override
    public String prepare(Site site, String rows) {
        var smooth = graph.node("Mul", List.of(rows, site.factor()));
        var parts = graph.nodes("", "DynamicQuantizeLinear", List.of(smooth), 3);
        quantized.put(parts.getFirst(), parts);
        return parts.getFirst();
    }
}
