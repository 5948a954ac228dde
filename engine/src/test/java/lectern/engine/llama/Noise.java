package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import lectern.engine.encode.Pixels;
import lectern.engine.gguf.Projector;

/** A picture for encoders, always the same. */
final class Noise {

    private Noise() {}

    static Pixels of(Projector projector, Arena arena) {
        int side = projector.imageSize();
        var bytes = new byte[3 * side * side];
        new Random(5).nextBytes(bytes);
        return Pixels.of(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes), side, projector.imageMean(),
                projector.imageStd(), arena);
    }
}
