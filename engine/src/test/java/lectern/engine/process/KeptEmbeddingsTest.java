package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that was asked about is not encoded again, not even by a process that starts later. */
class KeptEmbeddingsTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 8, List.of());
    private static final EngineSettings SETTINGS = new EngineSettings(1, 0, 0, 0, -1, EncoderChoice.MTMD)
            .withKeep(new EngineSettings.Keep(1 << 20, 0));

    @TempDir
    Path folder;

    private ModelFiles model;
    private boolean encoded;

    @BeforeEach
    void write() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
    }

    @Test
    void after_a_restart_the_same_page_is_not_encoded_again() throws Exception {
        var first = ask(model);
        assertThat(encoded).isTrue();
        assertThat(kept()).hasSize(1);
        var second = ask(model);
        assertThat(encoded).isFalse();
        assertThat(second.tokenIds()).isEqualTo(first.tokenIds());
    }

    @Test
    void a_damaged_file_is_noticed_and_made_anew() throws Exception {
        var first = ask(model);
        var file = kept().getFirst();
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        var second = ask(model);
        assertThat(encoded).isTrue();
        assertThat(second.tokenIds()).isEqualTo(first.tokenIds());
        assertThat(kept()).hasSize(1);
    }

    @Test
    void another_projector_does_not_see_what_this_one_saw() throws Exception {
        ask(model);
        var other = new TinyGemma().write(folder.resolve("other"));
        var projector = other.projector().orElseThrow();
        var bytes = Files.readAllBytes(projector);
        // The last weight: the file is as sound as before, but not the same.
        bytes[bytes.length - 4] ^= 1;
        Files.write(projector, bytes);
        ask(other);
        assertThat(encoded).isTrue();
        assertThat(kept()).hasSize(2);
    }

    @Test
    void pixels_are_handed_over_only_where_their_tokens_are_not_known() throws Exception {
        var first = ask(model, Engines.picture(90, 70, 1).from("a page"));
        assertThat(encoded).isTrue();
        // Other pixels under the same name: were they looked at, they would be encoded.
        var second = ask(model, Engines.picture(90, 70, 2).from("a page"));
        assertThat(encoded).isFalse();
        assertThat(second.tokenIds()).isEqualTo(first.tokenIds());
        var third = ask(model, Engines.picture(90, 70, 2).from("another page"));
        assertThat(encoded).isTrue();
        assertThat(third.tokenIds()).isNotEqualTo(first.tokenIds());
    }

    @Test
    void of_several_pictures_only_the_new_one_is_handed_over() throws Exception {
        var known = Engines.picture(90, 70, 1);
        ask(model, known);
        var fresh = Engines.picture(70, 90, 2);
        var both = ask(model, known, fresh);
        assertThat(encoded).isTrue();
        assertThat(kept()).hasSize(2);
        assertThat(both.tokenIds()).isEqualTo(ask(model, known, fresh).tokenIds());
        assertThat(encoded).isFalse();
    }

    private List<Path> kept() throws Exception {
        try (var files = Files.list(folder.resolve("cache/encoder/embeddings"))) {
            return files.toList();
        }
    }

    private Answer ask(ModelFiles files) throws Exception {
        return ask(files, Engines.picture(90, 70, 1));
    }

    /** Asks in a process of its own. */
    private Answer ask(ModelFiles files, RgbImage... pictures) throws Exception {
        var options = new HostOptions(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve("cache")));
        var heard = new Recording();
        try (var engine = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT)) {
            engine.open(files, SETTINGS, ProgressListener.NONE).await();
            var chat = Chat.question("What is it?", List.of(pictures));
            return engine.ask(chat, GREEDY, heard).await();
        } finally {
            encoded = heard.stages.contains(Stage.ENCODE_PICTURE);
        }
    }
}
