package lectern.app.cli;

import java.util.Locale;
import java.util.Optional;
import lectern.app.cli.BenchEncodeCommand.Report;

/** What the bench of the encoders measured, as a table to read. */
final class EncodeTable {

    private EncodeTable() {}

    static String of(Report report) {
        var text = new StringBuilder();
        text.append(String.format(Locale.ROOT,
                "%s: %d×%d pixels, %d blocks, %.0f Gflop%n"
                        + "matrix product %.0f Gflop/s, memory %.1f GB/s: not below %.2f s%n%n",
                report.projector(), report.imageSize(), report.imageSize(), report.blocks(), report.operations() / 1e9,
                report.matmulGflops(), report.bandwidthGigabytes(), report.floorSeconds()));
        text.append(String.format("%-24s %9s %9s %8s %10s %10s %9s %8s%n", "encoder", "prepare s", "picture s",
                "× floor", "cosine", "difference", "peak GiB", "stop ms"));
        for (var path : report.encoders()) {
            text.append(path.problem()
                    .map(problem -> String.format("%-24s %s%n", path.encoder(), problem))
                    .orElseGet(() -> String.format("%-24s %9s %9s %8s %10s %10s %9s %8s%n", path.encoder(),
                            number(path.prepareSeconds(), 1), number(path.seconds(), 2), number(path.timesFloor(), 2),
                            number(path.cosine(), 7), number(path.difference(), 5), number(path.peakGib(), 2),
                            number(path.stopMillis(), 0))));
        }
        text.append(String.format("%n%-40s %10s %10s%n", "measure", "value", "bar"));
        for (var bar : report.bars()) {
            text.append(String.format(Locale.ROOT, "%-40s %10s %s %8s  %s%n", bar.measure(),
                    number(bar.value(), bar.digits()), bar.atMost() ? "≤" : "≥",
                    String.format(Locale.ROOT, "%." + bar.digits() + "f", bar.bar()),
                    bar.met().map(met -> met ? "met" : "missed").orElse("not measured")));
        }
        return text.toString().stripTrailing();
    }

    private static String number(Optional<Double> value, int digits) {
        return value.map(v -> String.format(Locale.ROOT, "%." + digits + "f", v)).orElse("–");
    }
}
