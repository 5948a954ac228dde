package lectern.engine.onnx;

import java.util.List;
import java.util.function.UnaryOperator;

/** Products in 32-bit floats. */
final class FloatLinear implements Linear {

    private final OnnxGraph graph;

    FloatLinear(OnnxGraph graph) {
        this.graph = graph;
    }

    @Override
    public UnaryOperator<String> matrix(String name, long in, long out) {
        var weight = graph.input(name + ".weight", ElementType.FLOAT, in, out);
        var bias = graph.input(name + ".bias", ElementType.FLOAT, out);
        return rows -> graph.node("Gemm", List.of(rows, weight, bias));
    }

    @Override
    public String prepare(Site site, String rows) {
        return rows;
    }
}
