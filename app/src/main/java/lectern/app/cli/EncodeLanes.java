package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;
import lectern.engine.process.ProcessEngine;

/** Engines that each encode with one encoder, and what they came to. */
final class EncodeLanes implements AutoCloseable {

    /** Cosine of two results of one encoder: sums may be added up in another order. */
    private static final double SAME = 0.999999;

    private final Map<EncoderChoice, ProcessEngine> engines = new EnumMap<>(EncoderChoice.class);
    private final Map<EncoderChoice, List<EncoderTrial>> trials = new EnumMap<>(EncoderChoice.class);
    private final Map<EncoderChoice, String> problems = new EnumMap<>(EncoderChoice.class);
    private final Map<EncoderChoice, Alone> alone = new EnumMap<>(EncoderChoice.class);
    private final Function<EncoderChoice, ProcessEngine> start;

    /**
     * What an encoder did in a process that did nothing else.
     *
     * @param peakBytes largest resident memory after one picture
     * @param stopMillis from the wish to stop in the middle of a picture until it had stopped; empty when the picture
     *     was done before
     * @param rightAfter whether the next picture came out as before
     */
    record Alone(long peakBytes, Optional<Double> stopMillis, boolean rightAfter) {}

    EncodeLanes(List<EncoderChoice> paths, Function<EncoderChoice, ProcessEngine> start) {
        this.start = start;
        for (var path : paths) {
            engines.put(path, start.apply(path));
            trials.put(path, new ArrayList<>());
        }
    }

    /** One picture; what fails once is not tried again. */
    void run(
            EncoderChoice path, Optional<Path> model, Path projector, Path picture, Path tokens, int threads,
            boolean first) {
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

    /** Encodes once in a fresh process, stops the second picture in its middle, and encodes a third. */
    void runAlone(EncoderChoice path, Optional<Path> model, Path projector, Path picture, Path folder, int threads)
            throws IOException {
        if (problems.containsKey(path)) {
            return;
        }
        var before = folder.resolve(path.id() + ".before");
        var after = folder.resolve(path.id() + ".after");
        try (var engine = start.apply(path)) {
            var first = engine.tryEncoder(path, model, projector, picture, before, threads, false).await();
            var second = engine.tryEncoder(path, model, projector, picture, after, threads, false);
            var stopped = stop(second, first.encodeMillis() / 2);
            engine.tryEncoder(path, model, projector, picture, after, threads, false).await();
            alone.put(path, new Alone(first.peakMemoryBytes(), stopped, Likeness.of(before, after).cosine() >= SAME));
        } catch (EngineException e) {
            problems.put(path, e.getMessage());
        }
    }

    private static Optional<Double> stop(EngineTask<EncoderTrial> task, long afterMillis) throws EngineException {
        try {
            task.stage().toCompletableFuture().get(afterMillis, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            // In the middle of it, as wanted.
        } catch (ExecutionException | InterruptedException e) {
            task.await();
        }
        long wished = System.nanoTime();
        task.cancel();
        try {
            task.await();
            return Optional.empty();
        } catch (EngineException e) {
            if (e.reason() != Reason.CANCELLED && e.reason() != Reason.ENGINE_LOST) {
                throw e;
            }
            return Optional.of((System.nanoTime() - wished) / 1e6);
        }
    }

    Optional<Alone> alone(EncoderChoice path) {
        return Optional.ofNullable(alone.get(path));
    }

    /** The CPU library that llama.cpp chose for this processor. */
    Optional<String> cpuVariant() throws EngineException {
        return engines.values().iterator().next().describe().await().cpuVariant();
    }

    Optional<String> problem(EncoderChoice path) {
        return Optional.ofNullable(problems.get(path));
    }

    /** Whether it was asked for, and encoded. */
    boolean measured(EncoderChoice path) {
        return engines.containsKey(path) && !problems.containsKey(path);
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
        // Each encoder has a process of its own, in which nothing but mtmd is ever larger than one picture.
        long bytes = alone(path).map(Alone::peakBytes)
                .orElseGet(() -> trials.get(path).stream().mapToLong(EncoderTrial::peakMemoryBytes).max().orElse(0));
        return bytes / (double) (1 << 30);
    }

    double best(ToDoubleFunction<EncoderTrial> figure) {
        return trials.values().stream().flatMap(List::stream).mapToDouble(figure).max().orElse(0);
    }

    @Override
    public void close() {
        engines.values().forEach(ProcessEngine::close);
    }
}
