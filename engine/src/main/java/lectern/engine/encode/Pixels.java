package lectern.engine.encode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * A picture as a vision encoder takes it: {@code float32 [3][size][size]}, channels red, green, blue, rows from the
 * top, each number (sample / 255 − mean) / deviation of its channel.
 *
 * @param floats {@code 3 * size * size} numbers in the order of this computer
 * @param size width and height in pixels
 * @param mean of each channel, in samples from 0 to 1
 * @param deviation of each channel, likewise, above 0
 */
public record Pixels(MemorySegment floats, int size, List<Float> mean, List<Float> deviation) {

    private static final int CHANNELS = 3;

    public Pixels {
        if (size < 1 || floats.byteSize() != (long) CHANNELS * size * size * Float.BYTES
                || mean.size() != CHANNELS || deviation.size() != CHANNELS) {
            throw new IllegalArgumentException("Not three channels of " + size + "×" + size + " numbers.");
        }
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /**
     * @param rgb {@code size * size * 3} bytes, RGB, rows from the top
     * @param arena where the numbers go
     */
    public static Pixels of(MemorySegment rgb, int size, List<Float> mean, List<Float> deviation, Arena arena) {
        int area = size * size;
        if (rgb.byteSize() != (long) CHANNELS * area) {
            throw new IllegalArgumentException(rgb.byteSize() + " bytes are not RGB of " + size + "×" + size + ".");
        }
        var floats = arena.allocate(ValueLayout.JAVA_FLOAT, (long) CHANNELS * area);
        for (int channel = 0; channel < CHANNELS; channel++) {
            var values = new float[256];
            for (int sample = 0; sample < 256; sample++) {
                values[sample] = (sample / 255f - mean.get(channel)) / deviation.get(channel);
            }
            for (int i = 0; i < area; i++) {
                int sample = rgb.get(ValueLayout.JAVA_BYTE, (long) i * CHANNELS + channel) & 0xFF;
                floats.setAtIndex(ValueLayout.JAVA_FLOAT, (long) channel * area + i, values[sample]);
            }
        }
        return new Pixels(floats, size, mean, deviation);
    }

    /** The samples that these numbers were made from, {@code size * size * 3} bytes: for encoders that normalise. */
    public MemorySegment rgb(Arena arena) {
        int area = size * size;
        var rgb = arena.allocate((long) CHANNELS * area);
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < area; i++) {
                float value = floats.getAtIndex(ValueLayout.JAVA_FLOAT, (long) channel * area + i);
                int sample = Math.round((value * deviation.get(channel) + mean.get(channel)) * 255);
                rgb.set(ValueLayout.JAVA_BYTE, (long) i * CHANNELS + channel, (byte) Math.clamp(sample, 0, 255));
            }
        }
        return rgb;
    }
}
