package lectern.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lectern.engine.onnx.OnnxRuntime.UnavailableException;

/** How this processor multiplies matrices of 8-bit integers. */
final class IntegerProducts {

    /** Enough for every kernel to take its usual way. */
    private static final int SIZE = 64;

    private static Boolean exact;

    private IntegerProducts() {}

    /**
     * Whether sums of products come out right, whatever the numbers are. x86 processors with VNNI do that; others add
     * two products in 16 bits, cut off what does not fit, and gain little by integers.
     */
    static synchronized boolean exact() throws UnavailableException, OrtException {
        if (exact == null) {
            exact = measure();
        }
        return exact;
    }

    private static boolean measure() throws UnavailableException, OrtException {
        var graph = new OnnxGraph();
        graph.input("a", ElementType.UINT8, SIZE, SIZE);
        graph.input("b", ElementType.INT8, SIZE, SIZE);
        var scale = graph.constant(1f);
        graph.node(OnnxGraph.MICROSOFT, "MatMulIntegerToFloat", List.of("a", "b", scale, scale),
                List.of("c"));
        graph.output("c", ElementType.FLOAT, SIZE, SIZE);
        var environment = OnnxRuntime.environment();
        try (var options = new OrtSession.SessionOptions();
                var session = environment.createSession(graph.toBytes(), options);
                var a = tensor(ElementType.UINT8, 255);
                var b = tensor(ElementType.INT8, 127);
                var result = session.run(Map.of("a", a, "b", b))) {
            var sum = ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
            return sum == SIZE * 255 * 127;
        }
    }

    private static OnnxTensor tensor(ElementType type, int all) throws UnavailableException, OrtException {
        var bytes = new byte[SIZE * SIZE];
        Arrays.fill(bytes, (byte) all);
        var buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, new long[] {SIZE, SIZE}, type.java);
    }
}
