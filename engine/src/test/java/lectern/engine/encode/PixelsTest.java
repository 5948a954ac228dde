package lectern.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void every_sample_comes_back_exactly() {
        var rgb = new byte[3 * 16 * 16];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        try (var arena = Arena.ofConfined()) {
            var pixels = Pixels.of(arena.allocateFrom(ValueLayout.JAVA_BYTE, rgb), 16, List.of(0.5f, 0.481f, 0.4f),
                    List.of(0.5f, 0.268f, 0.3f), arena);
            assertThat(pixels.rgb(arena).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(rgb);
        }
    }

    @Test
    void numbers_lie_by_channel_from_minus_one_to_one() {
        try (var arena = Arena.ofConfined()) {
            var half = List.of(0.5f, 0.5f, 0.5f);
            var rgb = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 0, (byte) 255, (byte) 51);
            assertThat(Pixels.of(rgb, 1, half, half, arena).floats().toArray(ValueLayout.JAVA_FLOAT))
                    .containsExactly(-1f, 1f, -0.6f);
        }
    }
}
