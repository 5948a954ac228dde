package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.app.Demo;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a folder, with the demo model and a real engine. */
class ExtractCommandTest {

    private static final Path HELD_OUT = Path.of(System.getProperty("lectern.assets"), "demo-model", "held-out");
    private static final int DOCUMENTS = 6;

    @TempDir
    Path folder;

    private Path documents;
    private Path fields;
    private Path out;

    @BeforeEach
    void copy() throws IOException {
        documents = Files.createDirectory(folder.resolve("documents"));
        try (var files = Files.list(HELD_OUT)) {
            for (var file : files.filter(f -> f.toString().endsWith("g")).sorted().limit(DOCUMENTS).toList()) {
                Files.copy(file, documents.resolve(file.getFileName()));
            }
        }
        Files.createDirectory(documents.resolve("deeper"));
        Files.writeString(documents.resolve("deeper/broken.png"), "not a picture");
        Files.writeString(documents.resolve(".hidden"), "nobody's");
        fields = Files.writeString(folder.resolve("fields.json"), """
                [{"name": "Date", "type": "date", "hint": "What is the date?"},
                 {"name": "total", "type": "amount"}]""");
        out = folder.resolve("table.csv");
    }

    private List<String> arguments(String... more) {
        var all = new ArrayList<>(List.of(
                "extract", documents.toString(), "--fields", fields.toString(), "--out", out.toString(),
                "--threads", "1", "--data", folder.resolve("data").toString()));
        all.addAll(List.of(more));
        return all;
    }

    private Ran extract(String... more) {
        return Ran.of(arguments(more).toArray(String[]::new));
    }

    @Test
    void a_table_says_what_asking_one_by_one_says_and_why_a_file_could_not_be_read() throws Exception {
        var ran = extract("--json");
        assertThat(ran.code()).as(ran.err()).isZero();
        var rows = rows(ran.out());
        assertThat(rows).hasSize(DOCUMENTS + 1).hasSize((int) Files.lines(out).count() - 1);
        assertThat(rows).extracting(row -> row.get("document").asText()).isSorted().contains("deeper/broken.png");
        for (var row : rows) {
            if (row.has("problem")) {
                assertThat(row.get("document").asText()).isEqualTo("deeper/broken.png");
                assertThat(row.get("problem").asText()).contains("“broken.png”").endsWith(".");
            } else {
                var picture = documents.resolve(row.get("document").asText()).toString();
                // The demo's dates have years of two digits, and so remain as they are written.
                assertThat(value(row, 0)).isEqualTo(asked(picture, "What is the date?"));
                // An amount is a number, without the currency that an answer has.
                assertThat(value(row, 1)).isEqualTo(asked(picture, "What is the total?").replaceAll("[\\p{Sc},]", ""));
                assertThat(row.get("cells").get(0).get("confidence").asDouble()).isBetween(0.0, 1.0);
            }
        }
        assertThat(rows.stream()
                        .filter(row -> !row.has("problem") && !value(row, 0).isEmpty())
                        .count())
                .isGreaterThan(1);
        assertThat(folder).isDirectoryNotContaining("glob:**lectern-extract*");
    }

    private String asked(String picture, String question) throws Exception {
        var answer = Ran.of("ask", "--greedy", "--json", "--threads", "1", "--data", folder.resolve("data").toString(),
                picture, question).json().get("answer").asText();
        return answer.equals("That is not in the document.") ? "" : answer;
    }

    private static String value(JsonNode row, int field) {
        return row.get("cells").get(field).get("value").asText();
    }

    private static List<JsonNode> rows(String lines) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : lines.lines().toList()) {
            rows.add(Json.MAPPER.readTree(line));
        }
        return rows;
    }

    @Test
    void a_run_that_is_killed_again_and_again_ends_with_the_same_table() throws Exception {
        extract();
        var whole = Files.readString(out);
        Files.delete(out);
        for (int kill = 1; kill <= 10; kill++) {
            var process = process("--json");
            // Rows of the runs before come first: at most one more is read by each.
            try (var lines = process.inputReader()) {
                await(lines, Math.min(kill, DOCUMENTS));
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        var last = process("--json");
        try (var lines = last.inputReader()) {
            assertThat(rows(String.join("\n", lines.readAllLines()))).hasSize(DOCUMENTS + 1);
        }
        assertThat(last.waitFor()).isZero();
        assertThat(out).hasContent(whole);
        assertThat(folder).isDirectoryNotContaining("glob:**lectern-extract*");
    }

    private static void await(BufferedReader lines, int count) throws IOException {
        for (int i = 0; i < count && lines.readLine() != null; i++) {}
    }

    private Process process(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dlectern.natives=" + System.getProperty("lectern.natives"),
                "-Dlectern.assets=" + System.getProperty("lectern.assets"),
                "-cp", System.getProperty("java.class.path"), "lectern.app.cli.Main"));
        command.addAll(arguments(more));
        return new ProcessBuilder(command)
                .redirectError(new File(folder.toFile(), "errors.txt"))
                .start();
    }

    @Test
    void a_table_that_was_begun_otherwise_is_not_gone_on_with_unless_it_is_begun_anew() throws Exception {
        var process = process("--json");
        try (var lines = process.inputReader()) {
            lines.readLine();
            process.destroyForcibly();
            process.waitFor();
        }
        Files.writeString(fields, "[{\"name\": \"Date\"}]");
        var ran = extract();
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("with other fields").contains("--restart");
        assertThat(extract("--restart").code()).isZero();
        assertThat(out).content().startsWith("document,page,Date,problem");
    }

    @Test
    void a_model_that_follows_instructions_is_asked_once_for_all_fields_of_a_page() throws Exception {
        var model = new TinyGemma().write(folder.resolve("model"));
        var ran = extract("--json", "--pages", "--model", model.model().toString(),
                "--mmproj", model.projector().orElseThrow().toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        for (var row : rows(ran.out())) {
            if (!row.has("problem")) {
                assertThat(row.get("page").asInt()).isOne();
                assertThat(value(row, 0)).matches("|\\d{4}-\\d\\d-\\d\\d");
                assertThat(value(row, 1)).matches("|-?\\d+(\\.\\d{1,2})?");
            }
        }
    }

    @Test
    void what_is_missing_is_said_before_a_model_is_opened() {
        assertThat(Demo.installed()).isPresent();
        assertThat(extract("--out", folder.resolve("t.doc").toString()).code()).isEqualTo(ExitCode.USAGE);
        documents = folder.resolve("nowhere");
        assertThat(extract().err()).contains("The folder " + documents + " cannot be read.");
        fields = folder.resolve("nothing.json");
        assertThat(extract().err()).contains("The fields file").contains("\"type\": \"amount\"");
    }
}
