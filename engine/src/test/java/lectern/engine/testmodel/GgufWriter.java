package lectern.engine.testmodel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.GgufType;

/**
 * Writes GGUF files, version 3 little-endian, and remembers where each number of the head went, so that tests can
 * damage one on purpose. Checks nothing: it also has to write nonsense.
 */
public final class GgufWriter {

    private static final int MAGIC = 0x46554747;
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;

    private final Map<String, Value> metadata = new LinkedHashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();

    private record Value(GgufType type, byte[] bytes) {}

    private record Tensor(String name, GgmlType type, long[] shape, byte[] data) {}

    public GgufWriter string(String key, String value) {
        return put(key, GgufType.STRING, string(value.getBytes(StandardCharsets.UTF_8)));
    }

    public GgufWriter uint32(String key, long value) {
        return put(key, GgufType.UINT32, little(4).putInt((int) value));
    }

    public GgufWriter float32(String key, float value) {
        return put(key, GgufType.FLOAT32, little(4).putFloat(value));
    }

    public GgufWriter bool(String key, boolean value) {
        return put(key, GgufType.BOOL, little(1).put((byte) (value ? 1 : 0)));
    }

    /** A value of any type that is not an array, already encoded. */
    public GgufWriter raw(String key, GgufType type, byte[] littleEndian) {
        return put(key, type, ByteBuffer.wrap(littleEndian));
    }

    public GgufWriter strings(String key, List<String> values) {
        var out = new ByteArrayOutputStream();
        for (var value : values) {
            out.writeBytes(string(value.getBytes(StandardCharsets.UTF_8)).array());
        }
        return array(key, GgufType.STRING, values.size(), out.toByteArray());
    }

    public GgufWriter float32s(String key, float... values) {
        var data = little(4 * values.length);
        for (float value : values) {
            data.putFloat(value);
        }
        return array(key, GgufType.FLOAT32, values.length, data.array());
    }

    public GgufWriter int32s(String key, int... values) {
        var data = little(4 * values.length);
        for (int value : values) {
            data.putInt(value);
        }
        return array(key, GgufType.INT32, values.length, data.array());
    }

    /** An array whose elements are already encoded. */
    public GgufWriter array(String key, GgufType elementType, long count, byte[] littleEndian) {
        return put(key, GgufType.ARRAY, little(12 + littleEndian.length)
                .putInt(elementType.id())
                .putLong(count)
                .put(littleEndian));
    }

    /** @param shape row length first */
    public GgufWriter tensor(String name, GgmlType type, byte[] data, long... shape) {
        tensors.add(new Tensor(name, type, shape.clone(), data));
        return this;
    }

    /** Leaves a key out again. */
    public GgufWriter without(String key) {
        metadata.remove(key);
        return this;
    }

    public GgufWriter withoutTensor(String name) {
        tensors.removeIf(tensor -> tensor.name().equals(name));
        return this;
    }

    public GgufImage write() {
        var out = new FieldBuffer();
        out.int32("magic", MAGIC);
        out.int32("version", VERSION);
        out.int64("tensorCount", tensors.size());
        out.int64("entryCount", metadata.size());
        metadata.forEach((key, value) -> {
            var field = "entry " + key + ".";
            out.name(field + "key", key);
            out.int32(field + "type", value.type().id());
            out.value(field, value.type(), value.bytes());
        });
        long offset = 0;
        for (var tensor : tensors) {
            var field = "tensor " + tensor.name() + ".";
            out.name(field + "name", tensor.name());
            out.int32(field + "dimensions", tensor.shape().length);
            for (int i = 0; i < tensor.shape().length; i++) {
                out.int64(field + "shape" + i, tensor.shape()[i]);
            }
            out.int32(field + "type", tensor.type().id());
            out.int64(field + "offset", offset);
            offset = padded(offset + tensor.data().length);
        }
        out.pad(ALIGNMENT);
        int dataOffset = out.size();
        for (var tensor : tensors) {
            out.bytes("data " + tensor.name(), tensor.data());
            out.pad(ALIGNMENT);
        }
        return out.image(dataOffset);
    }

    private static long padded(long length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private GgufWriter put(String key, GgufType type, ByteBuffer value) {
        metadata.put(key, new Value(type, value.array()));
        return this;
    }

    private static ByteBuffer string(byte[] utf8) {
        return little(8 + utf8.length).putLong(utf8.length).put(utf8);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
