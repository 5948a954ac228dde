package lectern.engine.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import lectern.engine.onnx.PreparedWriter.Filling;

/** In which numbers a block is computed. */
public enum Precision {

    /** 32-bit floats, as mtmd computes with an F32 projector. */
    F32("f32") {
        @Override
        Linear linear(OnnxGraph graph) {
            return new Linear() {
                @Override
                public String prepare(String rows) {
                    return rows;
                }

                @Override
                public UnaryOperator<String> matrix(String name, long in, long out) {
                    var weight = graph.input(name + ".weight", ElementType.FLOAT, in, out);
                    var bias = graph.input(name + ".bias", ElementType.FLOAT, out);
                    return rows -> graph.node("Gemm", List.of(rows, weight, bias));
                }
            };
        }

        @Override
        List<Filling> weights(WeightSource source, String name, String tensor, long in, long out) {
            return List.of(
                    new Filling(name + ".weight", ElementType.FLOAT, List.of(in, out),
                            to -> source.transpose(tensor + ".weight", to)),
                    Preparation.copied(source, name + ".bias", tensor + ".bias", out));
        }
    };

    /** As commands, settings and files name it. */
    public final String id;

    /** @param name of an encoder, such as {@code onnx-f32} */
    public static Precision ofEncoder(String name) {
        return Arrays.stream(values())
                .filter(precision -> name.equals("onnx-" + precision.id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No encoder in ONNX Runtime: " + name));
    }

    Precision(String id) {
        this.id = id;
    }

    abstract Linear linear(OnnxGraph graph);

    /** What {@link Linear#apply} declares as inputs. */
    abstract List<Filling> weights(WeightSource source, String name, String tensor, long in, long out);
}
