package lectern.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lectern.app.AppPaths;
import lectern.app.Natives;
import lectern.app.WritingSystem;
import lectern.engine.EncoderReport;
import lectern.engine.EngineException;
import lectern.engine.EngineInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the engine runs on here, and what keeps it from running. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tells what the engine runs on: backend, devices, CPU variant, versions, paths.")
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engines;

    @Spec
    private CommandSpec spec;

    /**
     * @param fonts whether there is one, by what it is to write
     * @param paths what lies where, by what it is
     */
    record Report(
            String lectern,
            String java,
            String system,
            int processors,
            EngineInfo engine,
            Map<String, Boolean> fonts,
            Map<String, String> paths) {}

    @Override
    public Integer call() throws EngineException {
        var paths = data.open();
        try (var engine = engines.start(paths)) {
            var report = new Report(
                    spec.root().version()[0], Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(), engine.describe().await(), fonts(), paths(paths));
            spec.commandLine().getOut().println(json ? Json.print(report) : text(report));
            return report.engine().engine().equals("none") ? ExitCode.ENGINE : ExitCode.OK;
        }
    }

    private static Map<String, Boolean> fonts() {
        var fonts = new LinkedHashMap<String, Boolean>();
        for (var system : WritingSystem.values()) {
            fonts.put(system.title(), system.hasFont());
        }
        return fonts;
    }

    private static Map<String, String> paths(AppPaths app) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("java", System.getProperty("java.home"));
        paths.put("natives", Natives.folder().toString());
        paths.put("data", app.data().toString());
        paths.put("cache", app.cache().toString());
        paths.put("logs", app.logs().toString());
        return paths;
    }

    private static String text(Report report) {
        var engine = report.engine();
        var text = new StringBuilder();
        line(text, "Lectern", report.lectern());
        line(text, "Java", report.java());
        line(text, "System", report.system() + ", " + report.processors() + " processors");
        line(text, "Engine", engine.engine() + (engine.vision() ? "" : " (text only)"));
        optional(text, "Problem", engine.problem());
        optional(text, "CPU variant", engine.cpuVariant());
        for (var device : engine.devices()) {
            line(text, "Device", String.format(
                    Locale.ROOT, "%s: %s, %s, %.1f of %.1f GiB free", device.name(), device.description(),
                    device.kind(), gib(device.freeBytes()), gib(device.totalBytes())));
        }
        engine.encoders().ifPresent(encoders -> encoders(text, encoders));
        engine.versions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(version -> line(text, version.getKey(), version.getValue()));
        line(text, "Fonts for", report.fonts().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", ")));
        for (var system : WritingSystem.values()) {
            if (!report.fonts().get(system.title())) {
                line(text, "No font for", system.title() + " (Debian and Ubuntu: apt-get install "
                        + system.debianPackage() + ")");
            }
        }
        report.paths().forEach((what, where) -> line(text, "Path of " + what, where));
        return text.toString().stripTrailing();
    }

    private static void encoders(StringBuilder text, EncoderReport encoders) {
        var onnx = encoders.onnxRuntime().map(version -> "ONNX Runtime " + version + ", ").orElse("");
        line(text, "Encoders", onnx + "mtmd");
        optional(text, "Problem", encoders.problem());
        for (var measured : encoders.measured()) {
            var times = measured.millisPerBlock().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(e -> String.format(Locale.ROOT, "%s %.0f ms", e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", "));
            line(text, "Encoder", measured.projector() + ": " + measured.chosen() + " (one of " + measured.blocks()
                    + " blocks on " + measured.threads() + " threads: " + times
                    + measured.int8Cosine().map(c -> String.format(Locale.ROOT, "; 8 bits keep %.5f", c)).orElse("")
                    + ")");
        }
    }

    private static void optional(StringBuilder text, String key, Optional<String> value) {
        value.ifPresent(v -> line(text, key, v));
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s%n", key, value));
    }

    private static double gib(long bytes) {
        return bytes / (double) (1 << 30);
    }
}
