package lectern.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAssetsTest {

    /** Together, so that the app stays a small download. */
    private static final long MOST_BYTES = 16_000_000;

    @TempDir
    Path folder;

    @Test
    void the_demo_model_ships_with_its_samples_and_is_small() throws Exception {
        var demo = DemoModel.find().orElseThrow();
        assertThat(Files.size(demo.model()) + Files.size(demo.projector())).isLessThan(MOST_BYTES);
        assertThat(demo.samples().resolve("questions.jsonl")).isNotEmptyFile();
        assertThat(demo.folder().resolve("MODEL_CARD.md")).isNotEmptyFile();
    }

    @Test
    void an_installation_without_it_has_none() throws Exception {
        assertThat(DemoModel.in(folder)).isEmpty();
        Files.createDirectories(folder.resolve("demo-model"));
        Files.writeString(folder.resolve("demo-model/lectern-demo.gguf"), "half a pair");
        assertThat(DemoModel.in(folder)).isEmpty();
    }
}
