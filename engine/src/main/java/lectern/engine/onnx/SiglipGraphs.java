package lectern.engine.onnx;

import static lectern.engine.onnx.OnnxGraph.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lectern.engine.gguf.Projector;

/**
 * The SigLIP encoder with Gemma 3's pooling and projection as three ONNX graphs: one that cuts the picture into
 * patches, one that is a transformer block, and one that makes image tokens. All blocks have the same shape, so there
 * is one graph for them. Weights are inputs: they are used where they lie in the file, no second copy is packed, and
 * after a block its memory can go. The arithmetic is that of mtmd's {@code clip_graph_siglip}.
 */
final class SiglipGraphs {

    static final String PIXELS = "pixels";
    static final String IN = "in";
    static final String OUT = "out";

    /**
     * So many patches go through a block together. Matrix products of this many rows are the quickest, because what
     * they add to stays in the processor's cache (about 30 % against all 4,096 at once on a Zen 3), and a run that is
     * told to stop does so between two operators, which therefore have to be short.
     */
    private static final int ROWS = 512;

    private final Projector projector;
    private final long side;
    private final long patches;
    private final long width;

    SiglipGraphs(Projector projector) {
        this.projector = projector;
        this.side = projector.imageSize() / projector.patchSize();
        this.patches = side * side;
        this.width = projector.width();
    }

    /** {@code pixels [1][3][size][size]} to {@code out [patches][width]}. */
    byte[] stem() {
        var graph = new OnnxGraph();
        int patch = projector.patchSize();
        graph.input(PIXELS, ElementType.FLOAT, 1, 3, projector.imageSize(), projector.imageSize());
        graph.input("patch.weight", ElementType.FLOAT, width, 3, patch, patch);
        graph.input("patch.bias", ElementType.FLOAT, width);
        graph.input("positions", ElementType.FLOAT, patches, width);
        var grid = graph.node("Conv", List.of(PIXELS, "patch.weight", "patch.bias"),
                attribute("kernel_shape", new int[] {patch, patch}), attribute("strides", new int[] {patch, patch}));
        var columns = graph.node("Reshape", List.of(grid, graph.constant(width, patches)));
        var rows = graph.node("Transpose", List.of(columns), attribute("perm", new int[] {1, 0}));
        graph.node("", "Add", List.of(rows, "positions"), List.of(OUT));
        graph.output(OUT, ElementType.FLOAT, patches, width);
        return graph.toBytes();
    }

    /**
     * {@code in [patches][width]} to {@code out} of the same shape.
     *
     * @param integerScores whether attention computes its scores in 8-bit integers
     */
    byte[] block(Precision precision, boolean integerScores) {
        var graph = new OnnxGraph();
        var attention = integerScores
                ? new Int8Attention(graph, projector)
                : new FusedAttention(graph, projector);
        block(graph, precision.linear(graph), attention);
        return graph.toBytes();
    }

    /** The same in 32-bit floats, with the {@link Site#range} of every place as further outputs. */
    byte[] observedBlock() {
        var graph = new OnnxGraph();
        var linear = new ObservedLinear(graph, Precision.F32.linear(graph));
        block(graph, linear, new FusedAttention(graph, projector));
        linear.finish();
        return graph.toBytes();
    }

    private void block(OnnxGraph graph, Linear linear, Attention attention) {
        long feedForward = projector.feedForwardWidth();
        long heads = (long) projector.heads() * projector.headSize();
        graph.input(IN, ElementType.FLOAT, patches, width);
        var firstNorm = norm(graph, "ln1");
        var secondNorm = norm(graph, "ln2");
        for (var site : Site.values()) {
            linear.site(site, channels(projector, site));
        }
        var toQuery = linear.matrix("attn_q", width, heads);
        var toKey = linear.matrix("attn_k", width, heads);
        var toValue = linear.matrix("attn_v", width, heads);
        var fromAttention = linear.matrix("attn_out", heads, width);
        var up = linear.matrix("ffn_up", width, feedForward);
        var down = linear.matrix("ffn_down", feedForward, width);

        var parts = graph.split(IN, (int) Math.ceilDiv(patches, ROWS), 0);
        var queries = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var part : parts) {
            var normed = linear.prepare(Site.FIRST_NORM, firstNorm.apply(part));
            queries.add(toQuery.apply(normed));
            keys.add(toKey.apply(normed));
            values.add(toValue.apply(normed));
        }
        var gather = attention.over(keys, values);
        var results = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            var seen = linear.prepare(Site.ATTENTION, gather.apply(queries.get(i)));
            var afterAttention = graph.node("Add", List.of(parts.get(i), fromAttention.apply(seen)));
            var wide = up.apply(linear.prepare(Site.SECOND_NORM, secondNorm.apply(afterAttention)));
            var bent = linear.prepare(
                    Site.WIDE, graph.node("Gelu", List.of(wide), attribute("approximate", "tanh")));
            results.add(graph.node("Add", List.of(afterAttention, down.apply(bent))));
        }
        graph.node("", "Concat", results, List.of(OUT), attribute("axis", 0));
        graph.output(OUT, ElementType.FLOAT, patches, width);
    }

    /** How many channels the rows at a place have. */
    static int channels(Projector projector, Site site) {
        return switch (site) {
            case FIRST_NORM, SECOND_NORM -> projector.width();
            case ATTENTION -> projector.heads() * projector.headSize();
            case WIDE -> projector.feedForwardWidth();
        };
    }

    /** {@code in [patches][width]} to {@code out [tokens][projection width]}. */
    byte[] head() {
        var graph = new OnnxGraph();
        int pool = projector.poolSize();
        long tokens = projector.tokensPerImage();
        graph.input(IN, ElementType.FLOAT, patches, width);
        var normed = norm(graph, "post_ln").apply(IN);
        var grid = graph.node("Reshape", List.of(normed, graph.constant(1, side, side, width)));
        var channelsFirst = graph.node("Transpose", List.of(grid), attribute("perm", new int[] {0, 3, 1, 2}));
        var pooled = graph.node("AveragePool", List.of(channelsFirst),
                attribute("kernel_shape", new int[] {pool, pool}), attribute("strides", new int[] {pool, pool}));
        var columns = graph.node("Reshape", List.of(pooled, graph.constant(width, tokens)));
        var rows = graph.node("Transpose", List.of(columns), attribute("perm", new int[] {1, 0}));
        var squares = graph.node("Mul", List.of(rows, rows));
        var mean = graph.node("ReduceMean", List.of(squares, graph.constant(new long[] {1})), attribute("keepdims", 1));
        var root = graph.node("Sqrt", List.of(
                graph.node("Add", List.of(mean, graph.constant(projector.layerNormEpsilon())))));
        graph.input("soft_emb_norm", ElementType.FLOAT, width);
        var scaled = graph.node("Mul", List.of(graph.node("Div", List.of(rows, root)), "soft_emb_norm"));
        graph.input("projection", ElementType.FLOAT, width, projector.projectionWidth());
        graph.node("", "MatMul", List.of(scaled, "projection"), List.of(OUT));
        graph.output(OUT, ElementType.FLOAT, tokens, projector.projectionWidth());
        return graph.toBytes();
    }

    private UnaryOperator<String> norm(OnnxGraph graph, String name) {
        graph.input(name + ".weight", ElementType.FLOAT, width);
        graph.input(name + ".bias", ElementType.FLOAT, width);
        return of -> graph.node("LayerNormalization", List.of(of, name + ".weight", name + ".bias"),
                attribute("axis", -1), attribute("epsilon", projector.layerNormEpsilon()));
    }
}
