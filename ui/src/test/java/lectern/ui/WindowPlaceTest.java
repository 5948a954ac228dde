package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WindowPlaceTest {

    @TempDir
    Path folder;

    @Test
    void the_place_is_found_again() {
        var place = new WindowPlace(12, 34, 900, 700, true);
        place.write(folder.resolve("new"));
        assertThat(WindowPlace.read(folder.resolve("new"))).isEqualTo(place);
    }

    @Test
    void without_a_file_or_with_a_damaged_one_it_is_the_first_place() throws IOException {
        assertThat(WindowPlace.read(folder)).isEqualTo(WindowPlace.FIRST);
        Files.writeString(folder.resolve("window.properties"), "x = wide\n\\u00");
        assertThat(WindowPlace.read(folder)).isEqualTo(WindowPlace.FIRST);
    }

    @Test
    void a_place_on_a_screen_that_is_gone_is_left_to_the_system(FxRobot robot) {
        robot.interact(() -> {
            var stage = new Stage();
            stage.setX(5);
            new WindowPlace(99_000, 99_000, 640, 480, false).apply(stage);
            assertThat(stage.getX()).isEqualTo(5);
            assertThat(stage.getWidth()).isEqualTo(640);
            new WindowPlace(40, 50, 640, 480, false).apply(stage);
            assertThat(stage.getX()).isEqualTo(40);
            assertThat(WindowPlace.FIRST.of(stage)).isEqualTo(new WindowPlace(40, 50, 640, 480, false));
        });
    }
}
