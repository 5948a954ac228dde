package lectern.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.GgufFile;
import lectern.engine.testmodel.GgufWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightSourceTest {

    /** No multiple of the tile that is transposed at once. */
    private static final int OUT = 37;

    private static final int IN = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = GgmlType.class, names = {"F32", "F16", "BF16", "Q8_0"})
    void weights_are_read_and_transposed_within_the_rounding_of_their_type(GgmlType type) throws Exception {
        var numbers = new float[OUT * IN];
        var random = new Random(1);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        var file = new GgufWriter().tensor("w", type, stored(numbers, type), IN, OUT).write()
                .writeTo(folder.resolve("w.gguf"));
        double tolerance = switch (type) {
            case F32 -> 0;
            case F16 -> 2e-3;
            case BF16 -> 2e-2;
            default -> 2e-2;
        };
        try (var arena = Arena.ofConfined(); var source = new WeightSource(GgufFile.read(file))) {
            var copied = arena.allocate(ValueLayout.JAVA_FLOAT, numbers.length);
            var transposed = arena.allocate(ValueLayout.JAVA_FLOAT, numbers.length);
            source.copy("w", copied);
            source.transpose("w", transposed);
            for (int row = 0; row < OUT; row++) {
                for (int column = 0; column < IN; column++) {
                    float expected = numbers[row * IN + column];
                    float read = copied.getAtIndex(ValueLayout.JAVA_FLOAT, (long) row * IN + column);
                    assertThat(read).isEqualTo(expected, within((float) tolerance));
                    assertThat(transposed.getAtIndex(ValueLayout.JAVA_FLOAT, (long) column * OUT + row))
                            .isEqualTo(read);
                }
            }
        }
    }

    /** As ggml's {@code quantize_row_q8_0_ref} and the converters store them. */
    private static byte[] stored(float[] numbers, GgmlType type) {
        var out = ByteBuffer.allocate(numbers.length / type.blockSize() * type.blockBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case F32 -> {
                for (float number : numbers) {
                    out.putFloat(number);
                }
            }
            case F16 -> {
                for (float number : numbers) {
                    out.putShort(Float.floatToFloat16(number));
                }
            }
            case BF16 -> {
                for (float number : numbers) {
                    out.putShort((short) (Float.floatToRawIntBits(number) >>> 16));
                }
            }
            case Q8_0 -> {
                for (int block = 0; block < numbers.length; block += 32) {
                    float largest = 0;
                    for (int i = 0; i < 32; i++) {
                        largest = Math.max(largest, Math.abs(numbers[block + i]));
                    }
                    out.putShort(Float.floatToFloat16(largest / 127));
                    for (int i = 0; i < 32; i++) {
                        out.put((byte) Math.round(numbers[block + i] / (largest / 127)));
                    }
                }
            }
            default -> throw new IllegalArgumentException(type.toString());
        }
        return out.array();
    }
}
