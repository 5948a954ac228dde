package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PanScanModeTest {

    private static final int SIDE = 896;

    @Test
    void a_page_of_text_is_cropped_by_itself() {
        var page = drawn(1240, 1754, g -> page(g, Color.WHITE, Color.BLACK));

        assertThat(DocumentLikeness.test(page)).isTrue();
        assertThat(PanScanMode.AUTO.crops(page, SIDE))
                .hasSize(2)
                .isEqualTo(PanScanMode.ON.crops(page, SIDE));
    }

    @Test
    void a_dark_screen_and_a_page_in_shadow_are_documents_too() {
        assertThat(DocumentLikeness.test(
                        drawn(1600, 1000, g -> page(g, new Color(30, 30, 34), new Color(220, 220, 220)))))
                .isTrue();
        var shadow = new GradientPaint(0, 0, new Color(235, 230, 220), 1200, 1600, new Color(140, 135, 125));
        assertThat(DocumentLikeness.test(drawn(1200, 1600, g -> {
            g.setPaint(shadow);
            g.fillRect(0, 0, 1200, 1600);
            text(g, new Color(20, 20, 20));
        }))).isTrue();
    }

    @Test
    void noise_and_soft_shapes_are_no_documents() {
        assertThat(DocumentLikeness.test(SyntheticPicture.of("noise", 3, 900, 1300))).isFalse();
        assertThat(DocumentLikeness.test(drawn(900, 1300, g -> {
            var random = new Random(5);
            for (int i = 0; i < 400; i++) {
                g.setPaint(new GradientPaint(random.nextInt(900), random.nextInt(1300), color(random),
                        random.nextInt(900), random.nextInt(1300), color(random)));
                g.fillOval(random.nextInt(900) - 100, random.nextInt(1300) - 100, 300, 300);
            }
        }))).isFalse();
    }

    @Test
    void a_document_that_fits_into_the_encoder_is_shown_only_whole() {
        var page = drawn(600, 850, g -> page(g, Color.WHITE, Color.BLACK));

        assertThat(DocumentLikeness.test(page)).isTrue();
        assertThat(PanScanMode.AUTO.crops(page, SIDE)).isEmpty();
        assertThat(PanScanMode.AUTO.crops(page, 448)).hasSize(2);
    }

    @Test
    void fine_print_is_shown_in_pieces_of_about_the_encoders_size() {
        assertThat(PanScanMode.FINE.crops(1654, 2339, SIDE, true)).hasSize(6).allSatisfy(box -> {
            assertThat(box.width()).isLessThanOrEqualTo(SIDE);
            assertThat(box.height()).isLessThanOrEqualTo(SIDE);
        });
        assertThat(PanScanMode.FINE.crops(800, 800, SIDE, true)).hasSize(4);
        assertThat(PanScanMode.FINE.crops(800, 500, SIDE, true)).containsExactly(
                new Box(0, 0, 425, 500), new Box(375, 0, 425, 500));
        assertThat(PanScanMode.FINE.crops(200, 200, SIDE, true)).isEmpty();
    }

    @Property
    void the_fine_grid_covers_the_picture_and_stays_in_it(
            @ForAll @IntRange(min = 1, max = 9000) int width, @ForAll @IntRange(min = 1, max = 9000) int height,
            @ForAll @IntRange(min = 1, max = 1000) int side) {
        var pieces = FineGrid.crops(width, height, side);
        if (pieces.isEmpty()) {
            return;
        }
        assertThat(pieces).hasSizeBetween(2, FineGrid.MAX_CROPS).allSatisfy(box -> {
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(width);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
        });
        for (int[] corner : new int[][] {{0, 0}, {width - 1, 0}, {0, height - 1}, {width - 1, height - 1},
            {width / 2, height / 2}, {width / 3, height * 2 / 3}}) {
            assertThat(pieces).anyMatch(box -> box.x() <= corner[0] && corner[0] < box.x() + box.width()
                    && box.y() <= corner[1] && corner[1] < box.y() + box.height());
        }
    }

    @Test
    void modes_are_named_as_on_the_command_line() {
        assertThat(PanScanMode.of("fine")).isEqualTo(PanScanMode.FINE);
        assertThat(PanScanMode.AUTO.label()).isEqualTo("auto");
        assertThatThrownBy(() -> PanScanMode.of("yes")).hasMessageContaining("auto, on, off or fine");
    }

    private static void page(Graphics2D g, Color ground, Color ink) {
        g.setColor(ground);
        g.fillRect(0, 0, 4000, 4000);
        text(g, ink);
    }

    private static void text(Graphics2D g, Color ink) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(ink);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        for (int y = 60; y < 1700; y += 32) {
            g.drawString("Item " + y + " of the invoice, with its quantity and price: " + y * 7 + ".00", 50, y);
        }
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static RgbImage drawn(int width, int height, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            int rgb = image.getRGB(i % width, i / width);
            pixels[3 * i] = (byte) (rgb >> 16);
            pixels[3 * i + 1] = (byte) (rgb >> 8);
            pixels[3 * i + 2] = (byte) rgb;
        }
        return new RgbImage(width, height, pixels);
    }
}
