package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.ModelFiles;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {

    @Test
    void nothing_is_needed() {
        assertThat(LaunchOptions.parse(List.of())).isEqualTo(new LaunchOptions(Optional.empty(), Optional.empty()));
    }

    @Test
    void folder_model_and_projector_are_taken_in_any_order() {
        var options = LaunchOptions.parse(List.of("--mmproj", "/m/p.gguf", "--data", "/d", "--model", "/m/m.gguf"));
        assertThat(options.data()).contains(Path.of("/d").toAbsolutePath());
        assertThat(options.model())
                .contains(ModelFiles.of(Path.of("/m/m.gguf").toAbsolutePath(), Path.of("/m/p.gguf").toAbsolutePath()));
    }

    @Test
    void what_makes_no_sense_is_answered_with_a_sentence() {
        assertThatThrownBy(() -> LaunchOptions.parse(List.of("--modle", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--modle")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> LaunchOptions.parse(List.of("--data"))).hasMessageContaining("--data needs");
        assertThatThrownBy(() -> LaunchOptions.parse(List.of("--mmproj", "x"))).hasMessageContaining("--model");
    }
}
