package lectern.engine.onnx;

import java.util.Arrays;

/** In which numbers the matrix products of a block are computed. All else is computed in 32-bit floats. */
public enum Precision {
    /** 32-bit floats, as mtmd computes with an F32 projector. */
    F32("f32"),
    /** 8-bit integers, scaled by what was seen in a first picture. */
    INT8("int8");

    /** As commands, settings and files name it. */
    public final String id;

    Precision(String id) {
        this.id = id;
    }

    /** @param name of an encoder, such as {@code onnx-f32} */
    public static Precision ofEncoder(String name) {
        return Arrays.stream(values())
                .filter(precision -> name.equals("onnx-" + precision.id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No encoder in ONNX Runtime: " + name));
    }

    Linear linear(OnnxGraph graph) {
        return switch (this) {
            case F32 -> new FloatLinear(graph);
            case INT8 -> new Int8Linear(graph);
        };
    }
}
