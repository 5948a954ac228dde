package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import lectern.assets.DemoModel;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;

/** What goes wrong is a sentence and an exit code, never a stack trace. */
class RefusedCommandsTest extends CommandTest {

    @Test
    void an_unknown_way_of_cropping_is_refused() {
        assertRefused(ask("--pan-scan", "yes", picture.toString(), "What?"), ExitCode.USAGE, "auto, on, off or fine");
    }

    @Test
    void a_conversation_that_asks_for_the_network_is_refused() throws Exception {
        var file = Files.writeString(folder.resolve("remote.json"), """
                [{"role": "user", "content": [
                    {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}]}]""");
        assertThat(ask("--conversation", file.toString()))
                .returns(ExitCode.BAD_INPUT, Ran::code)
                .extracting(Ran::err).asString().contains("fetches nothing");
    }

    @Test
    void without_its_natives_the_engine_falls_back_to_text_and_says_so() throws Exception {
        var nowhere = folder.resolve("no-natives").toString();
        // Its older llama.cpp knows Gemma 3 only as Google published it: with tied embeddings.
        var tied = new TinyGemma().model().withoutTensor("output.weight").write().writeTo(folder.resolve("tied.gguf"));
        var ran = run("ask", "Hello?", "--natives", nowhere, "--model", tied.toString(), "--greedy",
                "--max-tokens", "4", "--threads", "1", "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.json().get("engine").asText()).isEqualTo("java-llama");
        assertThat(ran.err()).contains("text only").contains("missing in");
        var looked = run("ask", picture.toString(), "What?", "--natives", nowhere, "--model", tied.toString(),
                "--mmproj", model.projector().orElseThrow().toString());
        assertThat(looked.code()).isEqualTo(ExitCode.BAD_MODEL);
        assertThat(looked.err()).contains("cannot see pictures");
        assertThat(run("doctor", "--natives", nowhere).out()).contains("java-llama (text only)", "Problem");
    }

    @Test
    void an_engine_that_was_asked_for_and_does_not_load_is_an_error() {
        var ran = run("ask", "Hello?", "--natives", folder.resolve("none").toString(), "--engine", "llama.cpp",
                "--model", model.model().toString());
        assertThat(ran.code()).isEqualTo(ExitCode.ENGINE);
        assertThat(ran.err()).contains("missing in");
    }

    @Test
    void a_missing_file_is_named() {
        assertRefused(ask("nowhere.png", "What?"), ExitCode.BAD_INPUT, "nowhere.png", "does not exist");
    }

    @Test
    void a_text_file_with_the_name_of_a_picture_is_recognised() throws Exception {
        var file = Files.writeString(folder.resolve("letter.png"), "Dear Sir or Madam, enclosed you find nothing.");
        assertRefused(ask(file.toString(), "What?"), ExitCode.BAD_INPUT, "letter.png", "text");
    }

    @Test
    void an_empty_file_is_recognised() throws Exception {
        var file = Files.createFile(folder.resolve("empty.png"));
        assertRefused(ask(file.toString(), "What?"), ExitCode.BAD_INPUT, "empty.png", "empty");
    }

    @Test
    void a_picture_of_100_megapixels_is_refused_with_its_size() throws Exception {
        var file = folder.resolve("huge.png");
        ImageIO.write(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
        assertRefused(ask(file.toString(), "What?"), ExitCode.BAD_INPUT, "huge.png", "100");
    }

    @Test
    void a_picture_needs_a_model_with_a_projector() {
        var ran = run("ask", picture.toString(), "What?", "--model", model.model().toString());
        assertRefused(ran, ExitCode.BAD_MODEL, "projector");
    }

    @Test
    void a_projector_of_another_model_is_refused() throws Exception {
        var other = new TinyGemma().withWidth(128).write(folder.resolve("other"));
        var ran = run("ask", picture.toString(), "What?", "--model", model.model().toString(), "--mmproj",
                other.projector().orElseThrow().toString());
        assertRefused(ran, ExitCode.BAD_MODEL, "different models");
    }

    @Test
    void a_question_without_any_model_says_how_to_name_one() {
        var assets = System.getProperty(DemoModel.PROPERTY);
        System.setProperty(DemoModel.PROPERTY, folder.resolve("no-assets").toString());
        try {
            assertRefused(run("ask", "What?"), ExitCode.BAD_MODEL, "--model");
        } finally {
            System.setProperty(DemoModel.PROPERTY, assets);
        }
    }

    @Test
    void without_a_name_the_model_that_the_window_opened_last_answers() {
        var data = folder.resolve("window");
        try (var library = lectern.storage.Library.open(data)) {
            library.models().remember(model.model(), model.projector());
        }
        var ran = runIn(data, "ask", picture.toString(), "What?", "--dry-run", "--json");
        assertThat(ran.code()).isZero();
    }

    @Test
    void a_context_too_small_for_the_picture_is_refused_with_the_numbers() throws Exception {
        var large = new TinyGemma().withImageSize(448).withContextLength(512).write(folder.resolve("large"));
        var ran = run("ask", picture.toString(), "What?", "--context", "256", "--threads", "1",
                "--model", large.model().toString(), "--mmproj", large.projector().orElseThrow().toString());
        assertRefused(ran, ExitCode.CONTEXT_TOO_SMALL, "256");
    }

    @Test
    void a_picture_without_a_question_says_where_the_question_goes() {
        assertRefused(ask(picture.toString()), ExitCode.USAGE, "no question");
    }

    @Test
    void a_sampling_value_out_of_range_is_refused() {
        assertRefused(ask("--top-p", "3", "What?"), ExitCode.USAGE, "Top-p");
    }
}
