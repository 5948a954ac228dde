package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javafx.scene.control.Label;
import lectern.engine.Engine;
import lectern.engine.EngineChoice;
import lectern.engine.ModelFiles;
import lectern.engine.process.ProcessEngine;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;

class MissingNativesTest extends WindowTest {

    @Override
    Engine engine() {
        return ProcessEngine.start(
                EngineChoice.LLAMA_CPP, folder.resolve("nowhere"), Optional.empty(), Optional.empty());
    }

    @Override
    Optional<ModelFiles> firstModel() {
        try {
            return Optional.of(new TinyGemma().write(folder.resolve("tiny")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_window_opens_without_the_native_libraries_and_says_that_they_are_missing() {
        awaitReady();
        until("it says so", () -> find(".model-notice") != null || find(".model-problem") != null);
        assertThat(onWindow(() -> all(".banner .label").stream().map(n -> ((Label) n).getText()).toList()))
                .anySatisfy(sentence -> assertThat(sentence).contains("native libraries"));
        assertThat(onWindow(() -> find(".growing-text-area").isDisabled())).isFalse();
    }
}
