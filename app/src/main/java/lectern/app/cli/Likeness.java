package lectern.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How alike two encoders' image tokens are.
 *
 * @param cosine of the angle between all numbers of one and all numbers of the other
 * @param largestDifference of two numbers, in standard deviations of the reference's
 */
record Likeness(double cosine, double largestDifference) {

    /** Of two files of as many floats, in the order of this computer. */
    static Likeness of(Path reference, Path other) throws IOException {
        var x = floats(reference);
        var y = floats(other);
        double sum = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        double largest = 0;
        for (int i = 0; i < x.limit(); i++) {
            double a = x.get(i);
            double b = y.get(i);
            sum += a;
            xx += a * a;
            yy += b * b;
            xy += a * b;
            largest = Math.max(largest, Math.abs(a - b));
        }
        double mean = sum / x.limit();
        return new Likeness(xy / Math.sqrt(xx * yy), largest / Math.sqrt(xx / x.limit() - mean * mean));
    }

    private static FloatBuffer floats(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
