package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code doctor} and {@code bench}. */
class MeasuringCommandsTest extends CommandTest {

    @Test
    void doctor_tells_what_the_engine_runs_on() throws Exception {
        assertThat(run("doctor").out()).contains("llama.cpp", "CPU variant", "Path of natives", "Path of data")
                .containsPattern("Fonts for +Latin");
        var json = run("doctor", "--json").json();
        assertThat(json.get("fonts").get("Latin").asBoolean()).isTrue();
        assertThat(json.get("engine").get("engine").asText()).isEqualTo("llama.cpp");
        assertThat(json.get("engine").get("devices").get(0).get("kind").asText()).isEqualTo("CPU");
        assertThat(json.get("paths").get("natives").asText()).isNotEmpty();
    }

    @Test
    void the_bench_asks_about_a_page_again_and_after_a_restart_without_encoding_it_again() throws Exception {
        var json = run("bench", "reuse", "--model", model.model().toString(), "--mmproj",
                model.projector().orElseThrow().toString(), "--threads", "1", "--rounds", "2", "--pause", "0",
                "--json").json();
        var questions = json.get("questions");
        assertThat(questions).hasSize(4);
        assertThat(questions.get(0).get("encoded").asBoolean()).isTrue();
        for (int later : List.of(1, 2, 3)) {
            assertThat(questions.get(later).get("encoded").asBoolean()).isFalse();
            assertThat(questions.get(later).get("cached_tokens").asInt()).isPositive();
        }
        assertThat(json.get("bars")).hasSize(2);
        assertThat(run("bench", "reuse", "--model", model.model().toString(), "--mmproj",
                model.projector().orElseThrow().toString(), "--rounds", "0").code()).isEqualTo(2);
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
                .contains(
                        "f32 / llama-mtmd-cli", "f32 / the quickest of llama.cpp", "int8 / f32", "preparing floats, s",
                        "f32 / floor", "stopping int8, ms", "peak memory of f32, GiB");
        assertThat(run("bench", "encode", "--mmproj", model.projector().orElseThrow().toString(), "--threads", "1",
                "--rounds", "1", "--only", "onnx-f32,onnx-int8,mtmd").out())
                .contains("mtmd needs the language model", "onnx-f32", "floor")
                .doesNotContain("\nmtmd-plain")
                .containsPattern("f32 / llama-mtmd-cli +– ≤ .* not measured")
                .containsPattern("right after a stop, int8 +1 ≥ +1 +met");
    }
}
