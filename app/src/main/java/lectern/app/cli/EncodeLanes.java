package lectern.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.process.ProcessEngine;

/** Engines that each encode with one encoder, and what they came to. */
final class EncodeLanes implements AutoCloseable {

    private final Map<EncoderChoice, ProcessEngine> engines = new EnumMap<>(EncoderChoice.class);
    private final Map<EncoderChoice, List<EncoderTrial>> trials = new EnumMap<>(EncoderChoice.class);
    private final Map<EncoderChoice, String> problems = new EnumMap<>(EncoderChoice.class);

    EncodeLanes(EncoderChoice[] paths, Function<EncoderChoice, ProcessEngine> start) {
        for (var path : paths) {
            engines.put(path, start.apply(path));
            trials.put(path, new ArrayList<>());
        }
    }

    /** One picture; what fails once is not tried again. */
    void run(EncoderChoice path, Optional<Path> model, Path projector, Path picture, Path tokens, int threads, boolean first) {
        if (problems.containsKey(path)) {
            return;
        }
        try {
            // Of 8-bit integers, the first picture is in floats: one more.
            if (first && path == EncoderChoice.ONNX_INT8) {
                trials.get(path).add(engines.get(path)
                        .tryEncoder(path, model, projector, picture, tokens, threads, false).await());
            }
            boolean rates = first && path == EncoderChoice.ONNX_F32;
            trials.get(path).add(
                    engines.get(path).tryEncoder(path, model, projector, picture, tokens, threads, rates).await());
        } catch (EngineException e) {
            problems.put(path, e.getMessage());
        }
    }

    Optional<String> problem(EncoderChoice path) {
        return Optional.ofNullable(problems.get(path));
    }

    /** @param withoutFirst leaves the first picture out */
    List<Double> seconds(EncoderChoice path, boolean withoutFirst) {
        return trials.get(path).stream()
                .skip(withoutFirst ? 1 : 0)
                .map(trial -> trial.encodeMillis() / 1000.0)
                .toList();
    }

    double prepareSeconds(EncoderChoice path) {
        return trials.get(path).getFirst().prepareMillis() / 1000.0;
    }

    double peakGib(EncoderChoice path) {
        return trials.get(path).getLast().peakMemoryBytes() / (double) (1 << 30);
    }

    double best(ToDoubleFunction<EncoderTrial> figure) {
        return trials.values().stream().flatMap(List::stream).mapToDouble(figure).max().orElse(0);
    }

    /** Of two files of floats, in the order of this computer. */
    static double cosine(Path a, Path b) throws IOException {
        var x = ByteBuffer.wrap(Files.readAllBytes(a)).order(ByteOrder.nativeOrder()).asFloatBuffer();
        var y = ByteBuffer.wrap(Files.readAllBytes(b)).order(ByteOrder.nativeOrder()).asFloatBuffer();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.limit(); i++) {
            xx += (double) x.get(i) * x.get(i);
            yy += (double) y.get(i) * y.get(i);
            xy += (double) x.get(i) * y.get(i);
        }
        return xy / Math.sqrt(xx * yy);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() {
        engines.values().forEach(ProcessEngine::close);
    }
}
