package lectern.engine.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorFinderTest {

    @TempDir
    private Path folder;

    private final TinyGemma tiny = new TinyGemma();
    private TextModel model;

    @BeforeEach
    void writeModel() throws Exception {
        model = ModelCheck.checkModel(tiny.model().write().writeTo(folder.resolve("gemma-tiny-it-f16.gguf")));
    }

    @Test
    void theProjectorBesideTheModelIsFoundWhateverItsName() {
        tiny.projector().write().writeTo(folder.resolve("download (3).GGUF"));

        assertThat(ProjectorFinder.find(model).orElseThrow().path().getFileName()).hasToString("download (3).GGUF");
    }

    @Test
    void aProjectorOfAnotherModelIsPassedOverThoughItsNameFits() {
        tiny.withWidth(96).projector().write().writeTo(folder.resolve("mmproj-gemma-tiny-it-f16.gguf"));

        assertThat(ProjectorFinder.find(model)).isEmpty();
    }

    @Test
    void ofTwoThatFitTheOneWithTheLikerNameComesFirst() {
        tiny.projector().write().writeTo(folder.resolve("mmproj-gemma-tiny-it.gguf"));
        tiny.withImageSize(112).projector().write().writeTo(folder.resolve("mmproj-other.gguf"));

        assertThat(ProjectorFinder.findAll(model)).extracting(p -> p.path().getFileName().toString())
                .containsExactly("mmproj-gemma-tiny-it.gguf", "mmproj-other.gguf");
    }

    @Test
    void damagedFilesAndOtherModelsBesideItDoNoHarm() throws Exception {
        Files.writeString(folder.resolve("mmproj-a.gguf"), "<html>");
        Files.createDirectory(folder.resolve("mmproj-b.gguf"));
        tiny.withSeed(2).model().write().writeTo(folder.resolve("another.gguf"));

        assertThat(ProjectorFinder.find(model)).isEmpty();
    }
}
