package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AttachmentsTest extends LecternTest {

    @Test
    void a_file_is_decoded_and_its_original_bytes_are_kept() throws Exception {
        var bytes = TestPictures.png(30, 20, Color.GREEN);
        var file = Files.write(folder.resolve("Scan ü.png"), bytes);
        var view = lectern.attachments().add(file);
        assertThat(view).isEqualTo(new AttachmentView(view.sha256(), "Scan ü.png", 30, 20, "PNG", bytes.length));
        Files.delete(file);
        assertThat(lectern.attachments().original(view)).isEqualTo(bytes);
        assertThat(lectern.attachments().pixels(view).pixels()).startsWith(0, 255, 0);
    }

    @Test
    void a_thumbnail_fits_into_its_square_with_its_proportions_and_is_never_larger_than_the_picture()
            throws Exception {
        var wide = lectern.attachments().add("wide.png", TestPictures.png(400, 100, Color.RED));
        assertThat(size(lectern.attachments().thumbnailPng(wide, 64))).isEqualTo("64×16");
        assertThat(size(lectern.attachments().thumbnailPng(wide, 1000))).isEqualTo("400×100");
        var thin = lectern.attachments().add("thin.png", TestPictures.png(1, 500, Color.RED));
        assertThat(size(lectern.attachments().thumbnailPng(thin, 10))).isEqualTo("1×10");
        var image = ImageIO.read(new ByteArrayInputStream(lectern.attachments().thumbnailPng(wide, 64)));
        assertThat(image.getRGB(3, 3)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void what_is_no_picture_is_refused_with_its_reason() throws Exception {
        refuses(Files.writeString(folder.resolve("text.png"), "just words"), "picture.not-a-picture");
        refuses(Files.createFile(folder.resolve("empty.png")), "picture.empty");
        refuses(folder.resolve("nowhere.png"), "picture.missing");
        refuses(Files.createDirectory(folder.resolve("folder.png")), "picture.unreadable");
        assertThatThrownBy(() -> lectern.attachments().add("clip", "words".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(AppException.class, e -> {
                    assertThat(e.notice().key()).isEqualTo("picture.not-a-picture");
                    assertThat(e.notice().arguments()).containsExactly("clip");
                    assertThat(e).hasMessageContaining("clip");
                });
    }

    @Test
    void a_question_whose_picture_is_damaged_on_the_disk_fails_with_a_sentence() throws Exception {
        openModel();
        var view = lectern.attachments().add("red.png", TestPictures.png(9, 9, Color.RED));
        restart();
        openModel();
        var hash = view.sha256();
        Files.writeString(folder.resolve("attachments").resolve(hash.substring(0, 2)).resolve(hash.substring(2)), "?");
        var answer = ask(newConversation(), "What?", view).answer();
        assertThat(answer.state()).isEqualTo(MessageView.State.FAILED);
        assertThat(answer.failure().orElseThrow().key()).isEqualTo("storage.attachment-damaged");
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void purging_the_last_conversation_with_a_picture_removes_its_file() throws Exception {
        openModel();
        var view = lectern.attachments().add("red.png", TestPictures.png(9, 9, Color.RED));
        var id = newConversation();
        ask(id, "What?", view);
        lectern.conversations().delete(id);
        assertThat(lectern.attachments().original(view)).isNotEmpty();
        lectern.conversations().purge(List.of(id));
        assertThatThrownBy(() -> lectern.attachments().original(view))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("storage.attachment-missing"));
    }

    private void refuses(Path file, String key) {
        assertThatThrownBy(() -> lectern.attachments().add(file))
                .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.notice().key()).isEqualTo(key))
                .hasMessageContaining(file.getFileName().toString());
    }

    private static String size(byte[] png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getWidth() + "×" + image.getHeight();
    }
}
