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

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
        long at = tensor.offset() + row * (length / type.blockSize()) * type.blockBytes();
        switch (type) {
            case F32 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = data.get(FLOAT, at + 4L * i);
                }
            }
            case F16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = Float.float16ToFloat(data.get(SHORT, at + 2L * i));
                }
            }
            case BF16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = Float.intBitsToFloat(data.get(SHORT, at + 2L * i) << 16);
                }
            }
            case Q8_0 -> {
                for (int block = 0; block < length; block += type.blockSize(), at += type.blockBytes()) {
                    float scale = Float.float16ToFloat(data.get(SHORT, at));
                    for (int i = 0; i < type.blockSize(); i++) {
                        to[block + i] = scale * data.get(ValueLayout.JAVA_BYTE, at + 2 + i);
                    }
                }
            }
            default -> throw new IllegalArgumentException("Cannot read " + type);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
