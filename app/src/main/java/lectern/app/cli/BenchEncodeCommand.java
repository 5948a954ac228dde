package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.document.PngWriter;
import lectern.engine.encode.EncodeWork;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.process.ProcessEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Encodes a picture of noise by every encoder, in turns, each in a process of its own, and compares times with what the
 * computer can do at most.
 */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Encodes a picture by every encoder in turns; with the bound that this computer sets.")
final class BenchEncodeCommand implements Callable<Integer> {

    private static final List<EncoderChoice> PATHS = List.of(
            EncoderChoice.ONNX_F32, EncoderChoice.ONNX_INT8, EncoderChoice.MTMD, EncoderChoice.MTMD_PLAIN);

    /** Those that Lectern chooses to have stopped at any time. */
    private static final List<EncoderChoice> STOPPED = List.of(EncoderChoice.ONNX_F32, EncoderChoice.ONNX_INT8);

    @Option(names = "--mmproj", paramLabel = "GGUF", description = "The projector. Default: of the model opened last.")
    private Path projectorFile;

    @Option(names = "--model", paramLabel = "GGUF", description = "Its language model, without which mtmd is left out.")
    private Path model;

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads. Default: one for each core.")
    private int threads;

    @Option(names = "--rounds", paramLabel = "N", description = "Pictures by each encoder. Default: 3.")
    private int rounds = 3;

    @Option(
            names = "--llama-mtmd-cli",
            paramLabel = "FILE",
            description = "llama.cpp's own program, to measure beside.")
    private Path peer;

    @Option(
            names = "--padded-mmproj",
            paramLabel = "GGUF",
            description = "The projector with heads that llama.cpp computes quicker, to measure its program with as"
                    + " well.")
    private Path padded;

    @Option(
            names = "--only",
            paramLabel = "ENCODER",
            split = ",",
            description = "These encoders, for instance onnx-f32,mtmd-plain. Default: all four.")
    private List<EncoderChoice> only = List.of();

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engines;

    @Spec
    private CommandSpec spec;

    /**
     * @param operations of the matrix products for one picture
     * @param floorSeconds that these take at the measured rate
     */
    record Report(
            String projector, int imageSize, int blocks, int threads, int rounds, double operations,
            double matmulGflops, double bandwidthGigabytes, double floorSeconds, List<Line> encoders,
            List<EncodeBar> bars) {}

    /**
     * @param prepareSeconds once, before the first picture
     * @param seconds the median of the rounds
     * @param timesFloor against the bound
     * @param cosine against the reference: mtmd-plain where it ran, otherwise onnx-f32
     * @param difference the largest from the reference, in standard deviations of the reference's numbers
     * @param peakGib resident memory of a process that encoded one picture and nothing else
     * @param stopMillis until an encode was stopped in its middle
     * @param problem why it was not measured
     */
    record Line(
            String encoder, Optional<Double> prepareSeconds, Optional<Double> seconds, List<Double> rounds,
            Optional<Double> timesFloor, Optional<Double> cosine, Optional<Double> difference, Optional<Double> peakGib,
            Optional<Double> stopMillis, Optional<Boolean> rightAfterStop, Optional<String> problem) {}

    @Override
    public Integer call() throws InputException, EngineException, IOException {
        var paths = data.open();
        var files = DataOptions.lastModel(paths);
        var file = Optional.ofNullable(projectorFile)
                .or(() -> files.flatMap(f -> f.projector()))
                .orElseThrow(() -> new InputException(ExitCode.BAD_MODEL,
                        "There is no projector to measure. Name one with --mmproj FILE.gguf."));
        var text = Optional.ofNullable(model)
                .or(() -> projectorFile == null ? files.map(f -> f.model()) : Optional.empty());
        var projector = projector(file);
        var encoders = PATHS.stream().filter(path -> only.isEmpty() || only.contains(path)).toList();
        if (encoders.isEmpty()) {
            throw new InputException(ExitCode.USAGE, "There is nothing to measure: name encoders other than “auto”.");
        }
        var folder = Files.createTempDirectory("lectern-bench");
        try (var lanes = new EncodeLanes(encoders, choice -> (ProcessEngine) engines.start(paths))) {
            var picture = Noise.picture(projector.imageSize(), projector.imageSize(), 1);
            var raw = Files.write(folder.resolve("picture.rgb"), picture.pixels());
            var programs = text.map(m -> programs(m, file)).orElse(List.of());
            var png = folder.resolve("picture.png");
            PngWriter.write(picture, png);
            for (int round = 0; round < rounds; round++) {
                for (var path : encoders) {
                    progress(path.id(), round);
                    lanes.run(path, text, file, raw, folder.resolve(path.id()), threads, round == 0);
                }
                for (var program : programs) {
                    progress(program.name(), round);
                    program.run(png);
                }
            }
            for (var path : STOPPED) {
                if (!encoders.contains(path)) {
                    continue;
                }
                spec.commandLine().getErr().println("Alone and stopped: " + path.id());
                lanes.runAlone(path, text, file, raw, folder, threads);
            }
            var report = report(projector, encoders, lanes, programs, folder);
            spec.commandLine().getOut().println(json ? Json.print(report) : EncodeTable.of(report));
            return ExitCode.OK;
        } finally {
            Folders.delete(folder);
        }
    }

    private List<PeerProgram> programs(Path text, Path projector) {
        var programs = new ArrayList<PeerProgram>();
        if (peer != null) {
            programs.add(new PeerProgram(EncodeBar.PEER, peer, text, projector, threads));
            programs.add(new PeerProgram(EncodeBar.PEER + " -fa off", peer, text, projector, threads, "-fa", "off"));
            if (padded != null) {
                programs.add(new PeerProgram(EncodeBar.PEER + ", padded", peer, text, padded, threads));
            }
        }
        return programs;
    }

    private void progress(String what, int round) {
        spec.commandLine().getErr().println("Round " + (round + 1) + " of " + rounds + ": " + what);
    }

    private static Projector projector(Path file) throws EngineException {
        try {
            return ModelCheck.checkProjector(file);
        } catch (GgufException e) {
            throw e.toEngineException();
        }
    }

    private Report report(
            Projector projector, List<EncoderChoice> encoders, EncodeLanes lanes, List<PeerProgram> programs,
            Path folder)
            throws IOException, EngineException {
        double gflops = lanes.best(EncoderTrial::matmulGflops);
        double floor = gflops > 0 ? EncodeWork.operations(projector) / gflops / 1e9 : 0;
        // Flash attention rounds to 16 bits on its way, visibly so with AVX-512: not a reference.
        var reference = lanes.measured(EncoderChoice.MTMD_PLAIN)
                ? EncoderChoice.MTMD_PLAIN
                : EncoderChoice.ONNX_F32;
        var all = new ArrayList<Line>();
        for (var path : encoders) {
            if (lanes.problem(path).isPresent()) {
                all.add(failed(path.id(), lanes.problem(path)));
                continue;
            }
            // The first picture of 8-bit integers is encoded in floats, and watched.
            var seconds = lanes.seconds(path, path == EncoderChoice.ONNX_INT8);
            all.add(measured(path.id(), Optional.of(lanes.prepareSeconds(path)), seconds, floor,
                    likeness(lanes, folder, reference, path), Optional.of(lanes.peakGib(path)),
                    lanes.alone(path).flatMap(EncodeLanes.Alone::stopMillis),
                    lanes.alone(path).map(EncodeLanes.Alone::rightAfter)));
        }
        programs.forEach(p -> all.add(p.problem().isPresent()
                ? failed(p.name(), p.problem())
                : measured(p.name(), Optional.empty(), p.seconds(), floor, Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty())));
        var bars = EncodeBar.of(all, lanes.cpuVariant(), floor, likeness(
                lanes, folder, EncoderChoice.ONNX_F32, EncoderChoice.ONNX_INT8).map(Likeness::cosine));
        return new Report(
                projector.path().getFileName().toString(), projector.imageSize(), projector.blocks(), threads, rounds,
                EncodeWork.operations(projector), gflops, lanes.best(EncoderTrial::bandwidthGigabytes), floor, all,
                bars);
    }

    /** Empty when one of them was not measured. */
    private static Optional<Likeness> likeness(
            EncodeLanes lanes, Path folder, EncoderChoice reference, EncoderChoice other) throws IOException {
        return lanes.measured(reference) && lanes.measured(other)
                ? Optional.of(Likeness.of(folder.resolve(reference.id()), folder.resolve(other.id())))
                : Optional.empty();
    }

    private static Line failed(String name, Optional<String> problem) {
        return new Line(name, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), problem);
    }

    private static Line measured(
            String name, Optional<Double> prepare, List<Double> seconds, double floor, Optional<Likeness> likeness,
            Optional<Double> peak, Optional<Double> stop, Optional<Boolean> right) {
        var sorted = seconds.stream().sorted().toList();
        var median = sorted.isEmpty() ? Optional.<Double>empty() : Optional.of(sorted.get(sorted.size() / 2));
        return new Line(name, prepare, median, seconds, floor > 0 ? median.map(s -> s / floor) : Optional.empty(),
                likeness.map(Likeness::cosine), likeness.map(Likeness::largestDifference), peak, stop, right,
                Optional.empty());
    }
}
