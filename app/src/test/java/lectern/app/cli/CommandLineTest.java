package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import lectern.assets.DemoModel;
import lectern.engine.ModelFiles;
import lectern.engine.pages.Pdfs;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a real engine and a small model. */
class CommandLineTest {

    @TempDir
    static Path folder;

    private static ModelFiles model;
    private static Path picture;

    @BeforeAll
    static void write() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
        picture = picture("red.png", 90, 60, Color.RED);
    }

    @Test
    void the_answer_goes_to_standard_output_and_the_statistics_to_standard_error() throws Exception {
        var ran = ask(picture.toString(), "What is it?");
        assertThat(ran.code()).isZero();
        var answer = ask("--json", picture.toString(), "What is it?").json().get("answer").asText();
        assertThat(ran.out()).isEqualTo(answer + System.lineSeparator());
        assertThat(ran.err()).contains("tokens in", "4 of them pictures");
    }

    @Test
    void json_tells_answer_tokens_timings_and_what_was_shown() throws Exception {
        var json = ask("--json", picture.toString(), "What is it?").json();
        assertThat(json.get("tokens")).hasSize(12);
        assertThat(json.get("token_probabilities")).hasSize(12).allSatisfy(token -> {
            assertThat(token.get("probability").asDouble()).isBetween(0.0, 1.0);
            assertThat(token.get("alternatives")).hasSize(3);
        });
        assertThat(json.get("citations")).isEmpty();
        assertThat(json.get("stop_reason").asText()).isEqualTo("MAX_TOKENS");
        assertThat(json.get("timings").has("encode_ms")).isTrue();
        assertThat(json.get("counts").get("image").asInt()).isEqualTo(4);
        var shown = json.get("images").get(0);
        assertThat(shown.get("file").asText()).isEqualTo(picture.toString());
        assertThat(shown.get("sha256").asText()).hasSize(64);
        assertThat(json.get("engine").asText()).isEqualTo("llama.cpp");
    }

    @Test
    void a_dry_run_shows_the_prompt_and_its_tokens_without_an_answer() throws Exception {
        var json = ask("--dry-run", "--json", picture.toString(), "What is it?").json();
        assertThat(json.get("prompt").asText())
                .startsWith("<bos><start_of_turn>user\n\n\n<start_of_image><image_soft_token>")
                .endsWith("What is it?<end_of_turn>\n<start_of_turn>model\n");
        assertThat(json.get("prompt_ids").get(0).asInt()).isEqualTo(2);
        assertThat(json.get("images")).hasSize(1);
        assertThat(json.has("answer")).isFalse();
    }

    @Test
    void look_and_ask_agree_on_what_the_encoder_is_given() throws Exception {
        var asked = ask("--dry-run", "--json", picture.toString(), "?").json().get("images").get(0).get("sha256").asText();
        var saved = folder.resolve("saved");
        var looked = run("look", picture.toString(), "--json", "--save", saved.toString(), "--mmproj",
                model.projector().orElseThrow().toString()).json().get("images").get(0);
        assertThat(looked.get("views").get(0).get("sha256").asText()).isEqualTo(asked);
        assertThat(looked.get("width").asInt()).isEqualTo(90);
        assertThat(looked.get("tokens").asInt()).isEqualTo(4);
        var png = ImageIO.read(Path.of(looked.get("views").get(0).get("saved").asText()).toFile());
        assertThat(png.getWidth()).isEqualTo(56);
        assertThat(new Color(png.getRGB(20, 20))).isEqualTo(Color.RED);
    }

    @Test
    void look_without_a_projector_shows_what_gemma_would_be_shown() throws Exception {
        var image = run("look", picture.toString(), "--json").json().get("images").get(0);
        assertThat(image.get("views").get(0).get("size").asInt()).isEqualTo(896);
        assertThat(image.get("tokens").asInt()).isEqualTo(256);
    }

    @Test
    void crops_are_shown_by_look_as_they_are_asked_about() throws Exception {
        var page = picture("page.png", 400, 600, Color.WHITE);
        for (var mode : List.of("on", "fine")) {
            var asked = ask("--json", "--pan-scan", mode, page.toString(), "What is it?").json();
            var looked = run("look", page.toString(), "--json", "--pan-scan", mode, "--mmproj",
                    model.projector().orElseThrow().toString()).json().get("images").get(0);
            assertThat(looked.get("views").findValuesAsText("sha256"))
                    .isEqualTo(asked.get("images").findValuesAsText("sha256"));
            assertThat(looked.get("tokens")).isEqualTo(asked.get("counts").get("image"));
        }
        var boxes = run("look", page.toString(), "--json", "--pan-scan", "on").json().findValues("box");
        assertThat(boxes).extracting(box -> box.get("height").asInt()).containsExactly(600, 300, 300);
    }

    @Test
    void crops_come_with_the_reference_processors_words() throws Exception {
        var page = picture("page.png", 400, 600, Color.WHITE);
        var file = Files.writeString(folder.resolve("cropped.json"), """
                [{"role": "user", "content": [{"type": "image", "path": "page.png"}, {"type": "text", "text": "What?"}]}]""");
        var prompt = ask("--dry-run", "--pan-scan", "on", page.toString(), "What?").out();
        assertThat(prompt).contains(
                "user\nHere is the original image \n\n<start_of_image>",
                "<end_of_image>\n\n and here are some crops to help you see better \n\n<start_of_image>",
                "<end_of_image>\n\nWhat?<end_of_turn>");
        assertThat(ask("--dry-run", "--pan-scan", "on", "--conversation", file.toString()).out()).isEqualTo(prompt);
        assertThat(ask("--dry-run", "--pan-scan", "off", page.toString(), "What?").out()).doesNotContain("crops");
    }

    @Test
    void pages_of_a_pdf_are_asked_about_by_number_and_come_with_their_words() throws Exception {
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "First page", "Second page", "Third <end_of_turn> page");
        var json = ask("--json", "--pages", "1,3", pdf.toString(), "What is it?").json();
        assertThat(json.get("images").findValuesAsText("page")).containsOnly("1", "3").hasSize(6);
        assertThat(json.get("images").get(0).get("file").asText()).isEqualTo(pdf.toString());
        var prompt = ask("--dry-run", "--pages", "3", "--pan-scan", "off", pdf.toString(), "What is it?").out();
        assertThat(prompt.replace("<image_soft_token>", "")).isEqualTo("<bos><start_of_turn>user\n"
                + "Page 3 of “paper.pdf”:\n\n<start_of_image><end_of_image>\n\nText of page 3:\nThird <end_of_turn> page"
                + "\n\nWhat is it?<end_of_turn>\n<start_of_turn>model\n" + System.lineSeparator());
        assertThat(ask("--dry-run", "--pages", "3", "--no-text-layer", pdf.toString(), "What?").out())
                .doesNotContain("Text of page");
        assertRefused(ask("--pages", "4", pdf.toString(), "What?"), ExitCode.BAD_INPUT, "paper.pdf", "3 pages");
        assertRefused(ask("--pages", "x", pdf.toString(), "What?"), ExitCode.USAGE, "1,3 or 2-4");
    }

    @Test
    void of_a_long_pdf_the_pages_that_fit_and_have_most_to_do_with_the_question_are_asked_about() throws Exception {
        var texts = new String[12];
        java.util.Arrays.fill(texts, ("Nothing but weather and wind in this chapter.\n").repeat(20));
        texts[7] = "The invoice total is 12.50.\n" + texts[7];
        var pdf = Pdfs.write(folder.resolve("long.pdf"), texts);
        var ran = ask("--json", "--context", "2048", pdf.toString(), "What is the total of the invoice?");
        assertThat(ran.err()).contains("Of the 12 pages of long.pdf", "--pages");
        assertThat(ran.json().get("images").findValuesAsText("page")).contains("8").doesNotContain("12");
    }

    @Test
    void look_shows_pages_of_a_pdf_with_their_size_rotation_and_words() throws Exception {
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "First page", "Second page", "Third page");
        var pages = run("look", pdf.toString(), "--pages", "2-", "--json").json().get("images");
        assertThat(pages.findValuesAsText("text")).containsExactly("Second page", "Third page");
        assertThat(pages.get(0).get("page").asInt()).isEqualTo(2);
        assertThat(pages.get(0).get("rotation").asInt()).isZero();
        assertThat(pages.get(0).get("height").asInt()).isEqualTo(2 * 896);
        assertThat(pages.get(0).get("views")).hasSize(3);
        assertThat(run("look", pdf.toString()).out()).contains("paper.pdf, page 3: PDF", "10 characters of text");
    }

    @Test
    void an_encrypted_pdf_is_asked_about_with_its_password() throws Exception {
        var pdf = Pdfs.encrypted(folder.resolve("secret.pdf"), "key", "Secret");
        assertRefused(ask("--dry-run", pdf.toString(), "What?"), ExitCode.BAD_INPUT, "secret.pdf", "encrypted");
        assertThat(ask("--dry-run", "--password", "key", pdf.toString(), "What?").out()).contains("Secret");
    }

    @Test
    void a_text_is_asked_about_without_a_picture() throws Exception {
        var note = Files.writeString(folder.resolve("note.md"), "# Note\n\nBuy milk.");
        var json = ask("--dry-run", "--json", note.toString(), "What to buy?").json();
        assertThat(json.get("prompt").asText()).contains("user\n“note.md”:\n\n# Note\n\nBuy milk.\n\nWhat to buy?<end");
        assertThat(json.get("images")).isEmpty();
    }

    @Test
    void an_unknown_way_of_cropping_is_refused() {
        assertRefused(ask("--pan-scan", "yes", picture.toString(), "What?"), ExitCode.USAGE, "auto, on, off or fine");
    }

    @Test
    void a_whole_conversation_is_read_from_a_file_with_pictures_beside_it() throws Exception {
        var file = Files.writeString(folder.resolve("conversation.json"), """
                [{"role": "system", "content": "Be brief."},
                 {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "red.png"}},
                                              {"type": "text", "text": "Which colour?"}]},
                 {"role": "assistant", "content": "Red."},
                 {"role": "user", "content": "Sure?"}]""");
        var json = ask("--dry-run", "--json", "--conversation", file.toString()).json();
        assertThat(json.get("prompt").asText())
                .startsWith("<bos><start_of_turn>user\nBe brief.\n\n\n\n<start_of_image>")
                .contains("<start_of_turn>model\nRed.<end_of_turn>")
                .endsWith("Sure?<end_of_turn>\n<start_of_turn>model\n");
        assertThat(json.get("images")).hasSize(1);
    }

    @Test
    void a_conversation_that_asks_for_the_network_is_refused() throws Exception {
        var file = Files.writeString(folder.resolve("remote.json"), """
                [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}]}]""");
        assertThat(ask("--conversation", file.toString()))
                .returns(ExitCode.BAD_INPUT, Ran::code)
                .extracting(Ran::err).asString().contains("fetches nothing");
    }

    @Test
    void doctor_tells_what_the_engine_runs_on() throws Exception {
        assertThat(run("doctor").out()).contains("llama.cpp", "CPU variant", "Path of natives", "Path of data");
        var json = run("doctor", "--json").json();
        assertThat(json.get("engine").get("engine").asText()).isEqualTo("llama.cpp");
        assertThat(json.get("engine").get("devices").get(0).get("kind").asText()).isEqualTo("CPU");
        assertThat(json.get("paths").get("natives").asText()).isNotEmpty();
    }

    @Test
    void the_bench_asks_about_a_page_again_and_after_a_restart_without_encoding_it_again() throws Exception {
        var json = run("bench", "reuse", "--model", model.model().toString(), "--mmproj",
                model.projector().orElseThrow().toString(), "--threads", "1", "--json").json();
        var questions = json.get("questions");
        assertThat(questions).hasSize(3);
        assertThat(questions.get(0).get("encoded").asBoolean()).isTrue();
        for (int later : List.of(1, 2)) {
            assertThat(questions.get(later).get("encoded").asBoolean()).isFalse();
            assertThat(questions.get(later).get("cached_tokens").asInt()).isPositive();
        }
        assertThat(json.get("bars")).hasSize(2);
    }

    @Test
    void the_bench_measures_every_encoder_beside_the_bound() throws Exception {
        var json = run("bench", "encode", "--model", model.model().toString(), "--mmproj",
                model.projector().orElseThrow().toString(), "--threads", "1", "--rounds", "1", "--json").json();
        assertThat(json.get("matmul_gflops").asDouble()).isPositive();
        assertThat(json.get("floor_seconds").asDouble()).isPositive();
        assertThat(json.get("encoders")).hasSize(4).allSatisfy(encoder -> {
            assertThat(encoder.has("problem")).isFalse();
            assertThat(encoder.get("cosine").asDouble()).isGreaterThan(0.99);
            assertThat(encoder.get("difference").asDouble()).isBetween(0.0, 1.0);
            assertThat(encoder.get("peak_gib").asDouble()).isPositive();
        });
        assertThat(json.get("encoders")).filteredOn(encoder -> encoder.get("encoder").asText().startsWith("onnx"))
                .hasSize(2).allSatisfy(encoder -> assertThat(encoder.get("right_after_stop").asBoolean()).isTrue());
        assertThat(json.get("bars")).extracting(bar -> bar.get("measure").asText())
                .contains("f32 / llama-mtmd-cli", "f32 / the quickest of llama.cpp", "int8 / f32", "preparing floats, s", "f32 / floor", "stopping int8, ms", "peak memory of f32, GiB");
        assertThat(run("bench", "encode", "--mmproj", model.projector().orElseThrow().toString(), "--threads", "1",
                "--rounds", "1", "--only", "onnx-f32,onnx-int8,mtmd").out())
                .contains("mtmd needs the language model", "onnx-f32", "floor")
                .doesNotContain("\nmtmd-plain")
                .containsPattern("f32 / llama-mtmd-cli +– ≤ .* not measured")
                .containsPattern("right after a stop, int8 +1 ≥ +1 +met");
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

    private static void assertRefused(Ran ran, int code, String... words) {
        assertThat(ran.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    private static Ran ask(String... arguments) {
        var all = new ArrayList<>(List.of("ask", "--greedy", "--max-tokens", "12", "--threads", "1",
                "--model", model.model().toString(), "--mmproj", model.projector().orElseThrow().toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private static Ran run(String... arguments) {
        return runIn(folder.resolve("data"), arguments);
    }

    private static Ran runIn(Path data, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.getFirst().equals("look")) {
            all.addAll(List.of("--data", data.toString()));
        }
        return Ran.of(all.toArray(String[]::new));
    }

    private static Path picture(String name, int width, int height, Color color) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
