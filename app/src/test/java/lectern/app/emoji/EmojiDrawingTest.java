package lectern.app.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EmojiDrawingTest {

    private static Set<Integer> colours(String emoji, int ink) throws IOException {
        var canvas = new BufferedImage(36, 36, BufferedImage.TYPE_INT_ARGB);
        EmojiDrawing.of(emoji, ink).orElseThrow().paint(canvas.createGraphics(), 36);
        var colours = new TreeSet<Integer>();
        for (int argb : canvas.getRGB(0, 0, 36, 36, null, 0, 36)) {
            if (argb >>> 24 == 255) {
                colours.add(argb & 0xFFFFFF);
            }
        }
        return colours;
    }

    @Test
    void what_is_black_alone_has_the_colour_of_the_letters_unless_it_is_a_black_thing() throws IOException {
        assertThat(colours("✔️", 0x12AB34)).containsExactly(0x12AB34);
        assertThat(colours("🖤", 0x12AB34)).containsExactly(0x31373D);
        assertThat(colours("✅", 0x12AB34)).contains(0x77B255).doesNotContain(0x12AB34);
    }

    @Test
    void one_that_nobody_has_drawn_is_those_it_is_joined_from() {
        assertThat(EmojiDrawing.parts("👨‍👩‍👧‍👦")).containsExactly("👨‍👩‍👧‍👦");
        assertThat(EmojiDrawing.parts("📄‍🔥")).containsExactly("📄", "🔥");
        // Newer than the drawings.
        assertThat(EmojiDrawing.parts("🫩")).isEmpty();
        assertThat(EmojiDrawing.parts("📄‍🫩")).isEmpty();
    }
}
