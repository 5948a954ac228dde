package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import lectern.engine.ProgressListener.Stage;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void it_says_how_long_a_picture_will_take_where_that_is_known() {
        assertThat(ProgressLine.line(Stage.ENCODE_PICTURE, 0.25, 12.4))
                .isEqualTo("Looking at the picture 25 %, about 12 s left");
        assertThat(ProgressLine.line(Stage.ENCODE_PICTURE, 0.25, 0)).isEqualTo("Looking at the picture 25 %");
        assertThat(ProgressLine.line(Stage.PREFILL, 0.5, 0)).isEqualTo("Reading the question 50 %");
    }
}
