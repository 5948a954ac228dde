package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderReport.Measured;
import lectern.engine.EngineException;
import lectern.engine.encode.BlockTimes;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.Similarity;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.llama.MtmdEncoder.Attention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A picture that was encoded in 32-bit floats, to compare other encoders with: in time, and in what they make of it.
 */
final class Comparison implements AutoCloseable {

    /** What 8-bit integers have to keep. */
    static final double LEAST_COSINE = 0.999;

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final Arena arena = Arena.ofShared();
    private final Pixels pixels;
    private final MemorySegment reference;
    private final double floatMillis;
    private final Map<String, Double> mtmdMillis = new LinkedHashMap<>();

    /**
     * @param reference what ONNX Runtime made of the picture in 32-bit floats; copied, like the picture
     * @param floatMillis how long a block took it
     */
    Comparison(Pixels pixels, MemorySegment reference, double floatMillis) {
        this.pixels = new Pixels(copy(pixels.floats()), pixels.size(), pixels.mean(), pixels.deviation());
        this.reference = copy(reference);
        this.floatMillis = floatMillis;
    }

    private MemorySegment copy(MemorySegment from) {
        return arena.allocate(from.byteSize(), Float.BYTES).copyFrom(from);
    }

    /**
     * Waits at first for as long as a picture takes: a block of mtmd, which cannot be stopped, may take ten seconds,
     * and the next question often comes soon after an answer.
     *
     * @param int8 closed when this returns
     * @return empty when it was cancelled; what was measured until then is not measured again
     */
    Optional<Measured> run(VisionEncoder int8, MtmdLoader mtmd, int threads, CancelFlag cancel) {
        if (cancel.awaitSet(Duration.ofMillis((long) floatMillis * int8.projector().blocks()))) {
            return Optional.empty();
        }
        for (var attention : Attention.values()) {
            if (cancel.isSet()) {
                return Optional.empty();
            }
            mtmdMillis.computeIfAbsent(attention.id(), id -> oneBlock(mtmd, attention, pixels));
        }
        Map<String, Double> times = new LinkedHashMap<>(mtmdMillis);
        times.put(EncoderChoice.ONNX_F32.id(), floatMillis);
        Optional<Double> cosine = Optional.empty();
        try (int8; var scratch = Arena.ofShared()) {
            var blocks = new BlockTimes((done, all) -> {});
            var encoded = int8.encode(pixels, scratch, blocks, cancel);
            if (encoded.isEmpty()) {
                return Optional.empty();
            }
            cosine = Optional.of(Similarity.cosine(reference, encoded.get().tokens()));
            times.put(EncoderChoice.ONNX_INT8.id(), blocks.millisPerBlock());
        } catch (EngineException e) {
            LOG.warn("8-bit integers do not work here", e);
        }
        var projector = int8.projector();
        return Optional.of(new Measured(
                projector.path().getFileName().toString(), quickest(times, cosine), times, cosine, projector.blocks(),
                threads));
    }

    static String quickest(Map<String, Double> times, Optional<Double> int8Cosine) {
        return times.entrySet().stream()
                .filter(e -> !e.getKey().equals(EncoderChoice.ONNX_INT8.id()) || int8Cosine.orElse(0.0) >= LEAST_COSINE)
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** How many milliseconds a block takes mtmd with each kind of attention. */
    static Map<String, Double> byMtmd(MtmdLoader loader, Pixels pixels) {
        Map<String, Double> times = new LinkedHashMap<>();
        for (var attention : Attention.values()) {
            times.put(attention.id(), oneBlock(loader, attention, pixels));
        }
        return times;
    }

    /** A flag that is set from the start stops mtmd after its first block. */
    private static double oneBlock(MtmdLoader loader, Attention attention, Pixels pixels) {
        var stop = new CancelFlag();
        stop.set();
        try (var mtmd = loader.load(attention, fraction -> {}); var scratch = Arena.ofShared()) {
            long start = System.nanoTime();
            mtmd.encode(pixels, scratch, (done, all) -> {}, stop);
            return (System.nanoTime() - start) / 1e6;
        } catch (EngineException e) {
            LOG.warn("{} does not encode here", attention.id(), e);
            return Double.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
