package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that need the library but no engine. */
class LibraryCommandsTest {

    private static final String CONVERSATION =
            """
            {"lectern": 1, "conversations": [{"title": "Rope", "created_at": "2026-01-02T03:04:05Z", "messages": [
                {"role": "user", "content": "How long is the rope?"},
                {"role": "assistant", "content": "It is **30 m** long.", "model": "gemma3 4B"}]}]}
            """;

    @TempDir
    Path folder;

    private Path file;

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--data", folder.resolve("library").toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void importOne() throws Exception {
        file = Files.writeString(folder.resolve("in.json"), CONVERSATION);
        assertThat(run("import", file.toString())).isEqualTo(new Ran(0, "1 conversation was added.\n", ""));
    }

    @Test
    void search_prints_a_line_for_each_hit_or_one_object() throws Exception {
        assertThat(run("search", "rope").out().lines()).hasSize(2);
        var json = new ObjectMapper().readTree(run("search", "rope", "long", "--json").out());
        assertThat(json.get("hits")).hasSize(1);
        assertThat(json.get("hits").get(0).get("snippet").asText()).isEqualTo("How long is the rope?");
        assertThat(json.get("hits").get(0).get("role").asText()).isEqualTo("user");
        assertThat(run("search", "chain")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void export_prints_markdown_or_writes_what_the_file_is_called() throws Exception {
        assertThat(run("export").out()).isEqualTo("# Rope\n\n> How long is the rope?\n\nIt is **30 m** long.\n");
        assertThat(run("export", "--out", folder.resolve("o.html").toString()).code()).isZero();
        assertThat(folder.resolve("o.html")).content().contains("<strong>30 m</strong>");
    }

    @Test
    void json_can_be_imported_again() throws Exception {
        var out = folder.resolve("o.json");
        run("export", "--out", out.toString());
        assertThat(run("import", out.toString()).code()).isZero();
        assertThat(run("search", "30").out().lines()).hasSize(2);
    }

    @Test
    void what_cannot_be_used_is_said_with_an_exit_code() throws Exception {
        var bad = Files.writeString(folder.resolve("bad.json"), "no");
        var ran = run("import", bad.toString());
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).startsWith("Nothing was imported from " + bad);
        assertThat(run("export", "--format", "docx").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("export", "99").code()).isEqualTo(ExitCode.FAILED);
    }
}
