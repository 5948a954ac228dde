package lectern.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lectern.engine.onnx.OnnxRuntime.UnavailableException;

/** What this computer can do at most: the bound that an encoder is measured against. The best of several tries. */
public final class HardwareRate {

    private static final int TRIES = 8;

    /** The shape of the wide layer of a So400m block. */
    private static final long ROWS = 512;

    private static final long IN = 1152;
    private static final long OUT = 4304;

    private static final long COPIED = 256L << 20;

    private HardwareRate() {}

    /** Operations a second of a matrix product in 32-bit floats, in billions; 0 where ONNX Runtime does not run. */
    public static double matmulGflops(int threads) {
        var graph = new OnnxGraph();
        graph.input("a", ElementType.FLOAT, ROWS, IN);
        graph.input("b", ElementType.FLOAT, IN, OUT);
        graph.node("", "MatMul", List.of("a", "b"), List.of("c"));
        graph.output("c", ElementType.FLOAT, ROWS, OUT);
        try (var options = new OrtSession.SessionOptions(); var arena = Arena.ofShared()) {
            options.setIntraOpNumThreads(threads);
            var environment = OnnxRuntime.environment();
            try (var session = environment.createSession(graph.toBytes(), options);
                    var a = tensor(arena, ROWS, IN);
                    var b = tensor(arena, IN, OUT);
                    var c = tensor(arena, ROWS, OUT)) {
                long best = Long.MAX_VALUE;
                for (int i = 0; i < TRIES; i++) {
                    long start = System.nanoTime();
                    session.run(Map.of("a", a, "b", b), Set.of(), Map.of("c", c)).close();
                    best = Math.min(best, System.nanoTime() - start);
                }
                return 2.0 * ROWS * IN * OUT / best;
            }
        } catch (OrtException | UnavailableException e) {
            return 0;
        }
    }

    private static OnnxTensor tensor(Arena arena, long rows, long columns)
            throws OrtException, UnavailableException {
        var floats = arena.allocate(ValueLayout.JAVA_FLOAT, rows * columns);
        for (long i = 0; i < rows * columns; i++) {
            floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, (i % 17) / 17f);
        }
        return OnnxTensor.createTensor(OnnxRuntime.environment(),
                floats.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer(), new long[] {rows, columns});
    }

    /** Bytes a second that copying memory reads and writes, in billions. */
    public static double bandwidthGigabytes(int threads) {
        try (var arena = Arena.ofShared()) {
            var from = arena.allocate(COPIED);
            var to = arena.allocate(COPIED);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                long start = System.nanoTime();
                copy(from, to, threads);
                best = Math.min(best, System.nanoTime() - start);
            }
            return 2.0 * COPIED / best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void copy(MemorySegment from, MemorySegment to, int threads) throws InterruptedException {
        long part = COPIED / threads;
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            long at = i * part;
            workers.add(Thread.ofPlatform().start(() -> MemorySegment.copy(from, at, to, at, part)));
        }
        for (var worker : workers) {
            worker.join();
        }
    }
}
