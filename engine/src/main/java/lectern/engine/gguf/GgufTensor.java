package lectern.engine.gguf;

import java.util.List;

/**
 * An entry of the tensor table.
 *
 * @param shape 1 to 4 sizes, each at least 1; the first is the length of a row (ggml's {@code ne[0]})
 * @param offset where its data begins, in bytes from the start of the file
 * @param bytes how long its data is
 */
public record GgufTensor(String name, GgmlType type, List<Long> shape, long offset, long bytes) {

    public GgufTensor {
        shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long elements() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }
}
