package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What {@code ask} answers and {@code look} shows. */
class AskAndLookTest extends CommandTest {

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
        assertThat(json.get("evidence")).isEmpty();
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
        var asked = ask("--dry-run", "--json", picture.toString(), "?").json()
                .get("images").get(0).get("sha256").asText();
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
                [{"role": "user", "content": [
                    {"type": "image", "path": "page.png"}, {"type": "text", "text": "What?"}]}]""");
        var prompt = ask("--dry-run", "--pan-scan", "on", page.toString(), "What?").out();
        assertThat(prompt).contains(
                "user\nHere is the original image \n\n<start_of_image>",
                "<end_of_image>\n\n and here are some crops to help you see better \n\n<start_of_image>",
                "<end_of_image>\n\nWhat?<end_of_turn>");
        assertThat(ask("--dry-run", "--pan-scan", "on", "--conversation", file.toString()).out()).isEqualTo(prompt);
        assertThat(ask("--dry-run", "--pan-scan", "off", page.toString(), "What?").out()).doesNotContain("crops");
    }

    @Test
    void a_text_is_asked_about_without_a_picture() throws Exception {
        var note = Files.writeString(folder.resolve("note.md"), "# Note\n\nBuy milk.");
        var json = ask("--dry-run", "--json", note.toString(), "What to buy?").json();
        assertThat(json.get("prompt").asText()).contains("user\n“note.md”:\n\n# Note\n\nBuy milk.\n\nWhat to buy?<end");
        assertThat(json.get("images")).isEmpty();
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
}
