package lectern.ui.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import lectern.ui.composer.ClipboardReader.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ClipboardReaderTest {

    private static Content read(FxRobot robot, Consumer<ClipboardContent> fill) {
        var result = new Content[1];
        robot.interact(() -> {
            var content = new ClipboardContent();
            fill.accept(content);
            Clipboard.getSystemClipboard().setContent(content);
            result[0] = ClipboardReader.read(Clipboard.getSystemClipboard());
        });
        return result[0];
    }

    @Test
    void words_win_over_the_picture_that_office_programs_put_beside_them(FxRobot robot) {
        assertThat(read(robot, content -> {
                    content.putString("Total 12");
                    content.putImage(new WritableImage(2, 2));
                }))
                .isEqualTo(new Content.Words("Total 12"));
    }

    @Test
    void a_picture_alone_is_a_picture(FxRobot robot) {
        assertThat(read(robot, content -> content.putImage(new WritableImage(2, 2))))
                .isInstanceOf(Content.Picture.class);
    }

    @Test
    void copied_files_are_files_even_where_the_file_manager_adds_their_names_as_text(FxRobot robot) {
        var files = List.of(new File("/tmp/a b.png"), new File("/tmp/c.png"));
        for (var text : List.of(
                "/tmp/a b.png\n/tmp/c.png", "file:///tmp/a%20b.png\r\nfile:///tmp/c.png\r\n", "a b.png")) {
            assertThat(read(robot, content -> {
                        content.putFiles(files);
                        content.putString(text);
                    }))
                    .as(text)
                    .isEqualTo(new Content.Files(files));
        }
    }

    @Test
    void text_that_says_more_than_the_names_of_files_is_text(FxRobot robot) {
        assertThat(read(robot, content -> {
                    content.putFiles(List.of(new File("/tmp/a.png")));
                    content.putString("See a.png");
                }))
                .isEqualTo(new Content.Words("See a.png"));
    }

    @Test
    void an_empty_clipboard_is_nothing(FxRobot robot) {
        assertThat(read(robot, content -> content.putString("  \n"))).isEqualTo(new Content.Nothing());
    }
}
