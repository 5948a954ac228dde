package lectern.engine.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An ONNX model being written. Names of intermediate values are made up; every operator here has one output but for
 * {@link #nodes}. Field numbers are those of {@code onnx.proto} (github.com/onnx/onnx, IR version 10).
 */
final class OnnxGraph {

    /** Operators outside the standard, which ONNX Runtime brings along. */
    static final String MICROSOFT = "com.microsoft";

    private static final int IR_VERSION = 10;
    private static final int OPSET = 20;

    private final Protobuf graph = new Protobuf();
    private final Protobuf ends = new Protobuf();
    private int names;

    /** An attribute of an operator. */
    record Attribute(String name, Object value) {

        private Protobuf write() {
            var message = new Protobuf().text(1, name);
            return switch (value) {
                case Float f -> message.real(2, f).integer(20, 1);
                case Integer i -> message.integer(3, i).integer(20, 2);
                case String s -> message.text(4, s).integer(20, 3);
                case int[] all -> {
                    for (int i : all) {
                        message.integer(8, i);
                    }
                    yield message.integer(20, 7);
                }
                default -> throw new IllegalArgumentException("Not an attribute: " + value.getClass());
            };
        }
    }

    static Attribute attribute(String name, Object value) {
        return new Attribute(name, value);
    }

    /** An input of the whole graph; returns its name. */
    String input(String name, ElementType type, long... shape) {
        ends.message(11, valueInfo(name, type, shape));
        return name;
    }

    /** Makes a value an output of the whole graph, under its own name. */
    void output(String name, ElementType type, long... shape) {
        ends.message(12, valueInfo(name, type, shape));
    }

    /** A list of numbers that the graph itself holds, such as a shape. */
    String constant(long... values) {
        var name = next("constant");
        var data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            data.putLong(value);
        }
        graph.message(5, new Protobuf().integer(1, values.length).integer(2, ElementType.INT64.id).text(8, name)
                .bytes(9, data.array()));
        return name;
    }

    /** A single number that the graph itself holds. */
    String constant(float value) {
        var name = next("constant");
        graph.message(5, new Protobuf().integer(2, ElementType.FLOAT.id).text(8, name)
                .bytes(9, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array()));
        return name;
    }

    /** As many zeros of a type of one byte. */
    String zeros(ElementType type, long count) {
        var name = next("constant");
        graph.message(5, new Protobuf().integer(1, count).integer(2, type.id).text(8, name)
                .bytes(9, new byte[Math.toIntExact(count)]));
        return name;
    }

    /** A tensor cut into equal pieces along an axis; the last may be smaller. */
    List<String> split(String tensor, int pieces, int axis) {
        return pieces == 1
                ? List.of(tensor)
                : nodes("", "Split", List.of(tensor), pieces,
                        attribute("axis", axis), attribute("num_outputs", pieces));
    }

    /** Tensors joined along an axis. */
    String join(List<String> parts, int axis) {
        return parts.size() == 1 ? parts.getFirst() : node("Concat", parts, attribute("axis", axis));
    }

    /** An operator of the standard; returns the name of what it makes. */
    String node(String operator, List<String> inputs, Attribute... attributes) {
        return nodes("", operator, inputs, 1, attributes).getFirst();
    }

    /** @param outputs how many values it makes */
    List<String> nodes(String domain, String operator, List<String> inputs, int outputs, Attribute... attributes) {
        var made = new String[outputs];
        for (int i = 0; i < outputs; i++) {
            made[i] = next(operator);
        }
        node(domain, operator, inputs, List.of(made), attributes);
        return List.of(made);
    }

    /** An operator whose result has a name that somebody else chose. */
    void node(String domain, String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        var node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, next("node")).text(4, operator);
        for (var attribute : attributes) {
            node.message(5, attribute.write());
        }
        graph.message(1, node.text(7, domain));
    }

    /** The whole model, as a {@code .onnx} file holds it. */
    byte[] toBytes() {
        return new Protobuf()
                .integer(1, IR_VERSION)
                .text(2, "Lectern")
                .bytes(7, concat(new Protobuf().text(2, "encoder").toBytes(), graph.toBytes(), ends.toBytes()))
                .message(8, new Protobuf().text(1, "").integer(2, OPSET))
                .message(8, new Protobuf().text(1, MICROSOFT).integer(2, 1))
                .toBytes();
    }

    /** Messages of the same kind, one after another, are their union. */
    private static byte[] concat(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Protobuf valueInfo(String name, ElementType type, long... shape) {
        var dimensions = new Protobuf();
        for (long size : shape) {
            dimensions.message(1, new Protobuf().integer(1, size));
        }
        var tensor = new Protobuf().integer(1, type.id).message(2, dimensions);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private String next(String kind) {
        return kind + "_" + names++;
    }
}
