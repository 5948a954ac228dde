package lectern.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lectern.app.cli.BenchEncodeCommand.Line;
import lectern.engine.EncoderChoice;

/**
 * What an encoder has to come to, and what it came to. Ratios are the medians of those of each round: both sides of one
 * were measured after each other, under the same load. The bars hold for Gemma 3's own encoder on two threads.
 *
 * @param value empty when a side was not measured
 * @param atMost whether the bar is a most; otherwise it is a least
 * @param digits that are worth showing
 */
record EncodeBar(String measure, Optional<Double> value, double bar, boolean atMost, int digits) {

    static final String PEER = "llama-mtmd-cli";
    private static final String FLOATS = "onnx-f32";
    private static final String INTEGERS = "onnx-int8";

    /** CPU libraries of llama.cpp for processors with AVX-512. */
    private static final Set<String> AVX_512 =
            Set.of("skylakex", "cannonlake", "cascadelake", "cooperlake", "icelake", "zen4", "sapphirerapids");

    /** Whether the bar is met; empty when it was not measured. */
    Optional<Boolean> met() {
        return value.map(v -> atMost ? v <= bar : v >= bar);
    }

    /**
     * @param floor seconds that the arithmetic takes at least; 0 when not known
     * @param int8Cosine between image tokens in 8-bit integers and in floats
     */
    static List<EncodeBar> of(
            List<Line> lines, Optional<String> cpuVariant, double floor, Optional<Double> int8Cosine) {
        var floats = find(lines, FLOATS);
        var integers = find(lines, INTEGERS);
        double peerBar = cpuVariant.filter(AVX_512::contains).isPresent() ? 0.10 : 0.45;
        var bars = new ArrayList<EncodeBar>();
        bars.add(new EncodeBar("f32 / " + PEER, ratio(floats, find(lines, PEER)), peerBar, true, 2));
        bars.add(new EncodeBar("f32 / the quickest of llama.cpp", ratio(floats, quickestPeer(lines)), 0.45, true, 2));
        bars.add(new EncodeBar("int8 / f32", ratio(integers, floats), 0.70, true, 2));
        bars.add(new EncodeBar(
                "f32 / floor", floor > 0 ? floats.flatMap(Line::timesFloor) : Optional.empty(), 1.35, true, 2));
        bars.add(new EncodeBar(
                "preparing floats, s", floats.flatMap(Line::prepareSeconds), 30, true, 1));
        boolean plain = find(lines, EncoderChoice.MTMD_PLAIN.id()).isPresent();
        // Without mtmd, the cosines are against the floats themselves.
        bars.add(new EncodeBar(
                "cosine of f32 against mtmd-plain",
                plain ? floats.flatMap(Line::cosine) : Optional.empty(), 0.99999, false, 6));
        bars.add(new EncodeBar(
                "largest difference of f32 from mtmd-plain",
                plain ? floats.flatMap(Line::difference) : Optional.empty(), 5e-3, true, 5));
        bars.add(new EncodeBar("cosine of int8 against f32", int8Cosine, 0.999, false, 5));
        bars.add(peak(floats, "f32", 2.2));
        bars.add(peak(integers, "int8", 1.0));
        bars.add(stop(floats, "f32"));
        bars.add(stop(integers, "int8"));
        bars.add(right(floats, "f32"));
        bars.add(right(integers, "int8"));
        return List.copyOf(bars);
    }

    private static EncodeBar peak(Optional<Line> line, String name, double gib) {
        return new EncodeBar("peak memory of " + name + ", GiB", line.flatMap(Line::peakGib), gib, true, 2);
    }

    private static EncodeBar stop(Optional<Line> line, String name) {
        return new EncodeBar("stopping " + name + ", ms", line.flatMap(Line::stopMillis), 500, true, 0);
    }

    private static EncodeBar right(Optional<Line> line, String name) {
        return new EncodeBar(
                "right after a stop, " + name, line.flatMap(Line::rightAfterStop).map(r -> r ? 1.0 : 0.0), 1, false, 0);
    }

    /** The median of the rounds' ratios; empty when a side is missing. */
    private static Optional<Double> ratio(Optional<Line> a, Optional<Line> b) {
        Function<Optional<Line>, List<Double>> rounds = line -> line.map(Line::rounds).orElse(List.of());
        var above = rounds.apply(a);
        var below = rounds.apply(b);
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
            if (below.get(i) > 0) {
                ratios.add(above.get(i) / below.get(i));
            }
        }
        ratios.sort(null);
        return ratios.isEmpty() ? Optional.empty() : Optional.of(ratios.get(ratios.size() / 2));
    }

    /** Whatever llama.cpp encodes with, in its own program or in Lectern. */
    private static Optional<Line> quickestPeer(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.encoder().startsWith(PEER) || line.encoder().startsWith("mtmd"))
                .filter(line -> line.seconds().isPresent())
                .min(Comparator.comparingDouble(line -> line.seconds().get()));
    }

    private static Optional<Line> find(List<Line> lines, String encoder) {
        return lines.stream()
                .filter(line -> line.encoder().equals(encoder) && line.problem().isEmpty())
                .findFirst();
    }
}
