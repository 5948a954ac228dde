package lectern.engine.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Set;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.GgufFile;
import lectern.engine.gguf.GgufTensor;

/** Reads the tensors of a GGUF file as 32-bit floats. The file is mapped; nothing is held but what is asked for. */
final class WeightSource implements AutoCloseable {

    /** Types that this class reads. */
    static final Set<GgmlType> READABLE = Set.of(GgmlType.F32, GgmlType.F16, GgmlType.BF16, GgmlType.Q8_0);

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The value of every 16-bit float: quick even before the conversion is compiled. */
    private static final float[] HALVES = halves();

    /** Rows that are transposed together: what they become is written in whole cache lines. */
    private static final int TILE = 32;

    private final GgufFile file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment data;

    WeightSource(GgufFile file) throws IOException {
        this.file = file;
        try (var channel = FileChannel.open(file.path())) {
            data = channel.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    GgufTensor tensor(String name) {
        var tensor = file.tensors().get(name);
        if (tensor == null || !READABLE.contains(tensor.type())) {
            throw new IllegalArgumentException("Not a tensor to read: " + name);
        }
        return tensor;
    }

    /** All numbers in the order of the file, rows one after another. */
    void copy(String name, MemorySegment to) {
        var tensor = tensor(name);
        int row = Math.toIntExact(tensor.shape().getFirst());
        var numbers = new float[row];
        long rows = tensor.elements() / row;
        for (long r = 0; r < rows; r++) {
            readRow(tensor, r, numbers);
            MemorySegment.copy(numbers, 0, to, ValueLayout.JAVA_FLOAT, r * row * Float.BYTES, row);
        }
    }

    /** A matrix of {@code out} rows of {@code in} numbers as {@code in} rows of {@code out} numbers. */
    void transpose(String name, MemorySegment to) {
        var tensor = tensor(name);
        int in = Math.toIntExact(tensor.shape().getFirst());
        int out = Math.toIntExact(tensor.elements() / in);
        var tile = new float[TILE][in];
        var line = new float[TILE];
        for (int r = 0; r < out; r += TILE) {
            int rows = Math.min(TILE, out - r);
            for (int i = 0; i < rows; i++) {
                readRow(tensor, r + i, tile[i]);
            }
            for (int k = 0; k < in; k++) {
                for (int i = 0; i < rows; i++) {
                    line[i] = tile[i][k];
                }
                MemorySegment.copy(line, 0, to, ValueLayout.JAVA_FLOAT, ((long) k * out + r) * Float.BYTES, rows);
            }
        }
    }

    /** One row as 32-bit floats. Formats: ggml's {@code ggml-common.h} and {@code ggml-quants.c}. */
    void readRow(GgufTensor tensor, long row, float[] to) {
        int length = Math.toIntExact(tensor.shape().getFirst());
        var type = tensor.type();
        int bytes = length / type.blockSize() * type.blockBytes();
        long at = tensor.offset() + row * bytes;
        // Bulk copies and plain arrays: access to a segment one number at a time is slow before it is optimized.
        switch (type) {
            case F32 -> MemorySegment.copy(data, FLOAT, at, to, 0, length);
            case F16 -> {
                var stored = shorts(at, length);
                for (int i = 0; i < length; i++) {
                    to[i] = HALVES[stored[i] & 0xFFFF];
                }
            }
            case BF16 -> {
                var stored = shorts(at, length);
                for (int i = 0; i < length; i++) {
                    to[i] = Float.intBitsToFloat(stored[i] << 16);
                }
            }
            case Q8_0 -> {
                var stored = new byte[bytes];
                MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, stored, 0, bytes);
                int from = 0;
                for (int block = 0; block < length; block += type.blockSize()) {
                    float scale = HALVES[stored[from] & 0xFF | (stored[from + 1] & 0xFF) << 8];
                    from += 2;
                    for (int i = 0; i < type.blockSize(); i++) {
                        to[block + i] = scale * stored[from++];
                    }
                }
            }
            default -> throw new IllegalArgumentException("Cannot read " + type);
        }
    }

    private short[] shorts(long at, int length) {
        var stored = new short[length];
        MemorySegment.copy(data, SHORT, at, stored, 0, length);
        return stored;
    }

    private static float[] halves() {
        var values = new float[1 << 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat((short) i);
        }
        return values;
    }

    @Override
    public void close() {
        arena.close();
    }
}
