package lectern.engine.testmodel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import lectern.engine.gguf.GgmlType;

/**
 * Fills tensors with numbers that depend on a seed and the tensor's name only, so that a change to one tensor leaves
 * the others as they are. Plain arithmetic: the same bytes on every platform.
 */
final class RandomWeights {

    private final GgufWriter writer;
    private final long seed;

    RandomWeights(GgufWriter writer, long seed) {
        this.writer = writer;
        this.seed = seed;
    }

    /** A tensor whose numbers are all the same. */
    void constant(String name, float value, int length) {
        var data = buffer(length, GgmlType.F32);
        for (int i = 0; i < length; i++) {
            data.putFloat(value);
        }
        writer.tensor(name, GgmlType.F32, data.array(), length);
    }

    /** Evenly spread numbers with mean 0 and standard deviation {@code deviation}. */
    void random(String name, GgmlType type, double deviation, long... shape) {
        rows(name, type, row -> deviation, shape);
    }

    /** The same with a standard deviation of its own for every row, counted from 0. */
    void rows(String name, GgmlType type, IntToDoubleFunction deviation, long... shape) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
        int length = 1;
        for (long size : shape) {
            length *= (int) size;
        }
        int rowLength = (int) shape[0];
        var data = buffer(length, type);
        for (int i = 0; i < length; i++) {
            // The even distribution over [-√3, √3) has standard deviation 1.
            double unit = (random.nextInt() / 2147483648.0) * 1.7320508075688772;
            float value = (float) (unit * deviation.applyAsDouble(i / rowLength));
            if (type == GgmlType.F32) {
                data.putFloat(value);
            } else {
                data.putShort(Float.floatToFloat16(value));
            }
        }
        writer.tensor(name, type, data.array(), shape);
    }

    private static ByteBuffer buffer(int length, GgmlType type) {
        if (type != GgmlType.F32 && type != GgmlType.F16) {
            throw new IllegalArgumentException("Test models are stored as F32 or F16, not " + type);
        }
        return ByteBuffer.allocate(length * type.blockBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
