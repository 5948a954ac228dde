package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import lectern.app.eval.LabelledFolder;
import lectern.engine.ModelFiles;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring with a real engine and a small model, whose answers mean nothing but are always the same. */
class EvalCommandTest {

    @TempDir
    static Path folder;

    private static ModelFiles model;

    @BeforeAll
    static void write() throws Exception {
        model = new TinyGemma().write(folder.resolve("model"));
        ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png").toFile());
        ImageIO.write(new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("b.png").toFile());
    }

    private static Ran with(String command, String... arguments) {
        var all = new ArrayList<>(List.of(command, "--threads", "1", "--max-tokens", "12", "--data",
                folder.resolve("data").toString(), "--model", model.model().toString(),
                "--mmproj", model.projector().orElseThrow().toString()));
        all.addAll(List.of(arguments));
        return Ran.of(all.toArray(String[]::new));
    }

    private static void questions(String... lines) throws Exception {
        Files.write(folder.resolve(LabelledFolder.QUESTIONS), List.of(lines));
    }

    @Test
    void right_answers_are_counted_in_all_and_by_kind() throws Exception {
        var says = with("ask", "--greedy", "--json", folder.resolve("a.png").toString(), "Who?").json().get("answer");
        questions(
                "{\"image\": \"a.png\", \"question\": \"Who?\", \"answers\": [\"Nobody\", " + says
                        + "], \"kind\": \"field\"}",
                "{\"images\": [\"a.png\", \"b.png\"], \"question\": \"Which?\", \"answers\": [\"§\"], \"kind\":"
                        + " \"pair\"}");
        var report = with("eval", folder.toString(), "--json").json();
        assertThat(report.get("all").get("questions").asInt()).isEqualTo(2);
        assertThat(report.get("all").get("exact_match").asDouble()).isEqualTo(0.5);
        assertThat(report.get("kinds").get("field").get("anls").asDouble()).isOne();
        assertThat(report.get("kinds").get("pair").get("exact_match").asDouble()).isZero();
        assertThat(report.get("results").get(0).get("answer").asText()).isEqualTo(says.asText().strip());
        assertThat(report.get("timings").has("encode_ms")).isTrue();
    }

    @Test
    void a_person_sees_what_was_wrong_and_the_scores() throws Exception {
        questions("{\"image\": \"a.png\", \"question\": \"Who?\", \"answers\": [\"§\"]}");
        var ran = with("eval", folder.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("a.png: Who?", "right §", "1 questions, exact   0.0 %, ANLS 0.000", "gemma3");
    }

    @Test
    void a_folder_without_questions_is_refused() {
        var ran = with("eval", folder.resolve("nowhere").toString());
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("There is no readable questions.jsonl");
    }
}
