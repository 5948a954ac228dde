package lectern.engine.onnx;

import static lectern.engine.onnx.OnnxGraph.attribute;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Products as another makes them, with the largest absolute value of each channel at each place as further outputs. */
final class ObservedLinear implements Linear {

    private final OnnxGraph graph;
    private final Linear inner;
    private final Map<Site, Long> channels = new EnumMap<>(Site.class);
    private final Map<Site, List<String>> largest = new EnumMap<>(Site.class);

    ObservedLinear(OnnxGraph graph, Linear inner) {
        this.graph = graph;
        this.inner = inner;
    }

    @Override
    public void site(Site site, long width) {
        channels.put(site, width);
        largest.put(site, new ArrayList<>());
        inner.site(site, width);
    }

    @Override
    public UnaryOperator<String> matrix(String name, long in, long out) {
        return inner.matrix(name, in, out);
    }

    @Override
    public String prepare(Site site, String rows) {
        var absolute = graph.node("Abs", List.of(rows));
        largest.get(site).add(graph.node("ReduceMax", List.of(absolute, graph.constant(new long[] {0})),
                attribute("keepdims", 0)));
        return inner.prepare(site, rows);
    }

    /** Declares the outputs, once all rows went through. */
    void finish() {
        largest.forEach((site, parts) -> {
            graph.node("", "Max", parts, List.of(site.range()));
            graph.output(site.range(), ElementType.FLOAT, channels.get(site));
        });
    }
}
