package lectern.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GrowingTextAreaTest {

    private GrowingTextArea area;

    @Start
    void start(Stage stage) {
        area = new GrowingTextArea(8);
        stage.setScene(new Scene(new VBox(area), 400, 600));
        stage.setWidth(400);
        stage.setHeight(600);
        stage.show();
    }

    private double heightWith(FxRobot robot, String text) {
        robot.interact(() -> {
            area.setText(text);
            for (int i = 0; i < 2; i++) {
                area.getScene().getRoot().applyCss();
                area.getScene().getRoot().layout();
            }
        });
        return area.getHeight();
    }

    @Test
    void it_grows_line_by_line_up_to_eight_and_shrinks_again(FxRobot robot) {
        double one = heightWith(robot, "1");
        double two = heightWith(robot, "1\n2");
        double line = (heightWith(robot, "1\n2\n3\n4\n5") - two) / 3;
        assertThat(line).isBetween(10.0, 30.0);
        assertThat(two - one).isCloseTo(line, within(line / 3));
        double eight = heightWith(robot, "1\n2\n3\n4\n5\n6\n7\n8");
        assertThat(heightWith(robot, "line\n".repeat(100))).isCloseTo(eight, within(line / 2));
        assertThat(heightWith(robot, "1")).isEqualTo(one);
        assertThat(heightWith(robot, "")).isCloseTo(one, within(2.0));
    }

    @Test
    void a_long_line_that_wraps_counts_as_the_lines_it_takes(FxRobot robot) {
        double one = heightWith(robot, "word");
        assertThat(heightWith(robot, "word ".repeat(40))).isGreaterThan(one * 1.8);
    }
}
