package lectern.engine.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import lectern.engine.testmodel.DamagedFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFilesTest {

    /**
     * Where damage leaves a file that loads: in weights, in free text, in numbers that only change what the model says,
     * and in optional entries that then have their default.
     */
    private static final Pattern HARMLESS = Pattern.compile(
            "data .*"
                    + "|padding"
                    + "|entry general\\.(name|type|file_type)\\..*"
                    + "|entry (clip\\.vision|gemma3)\\.attention\\.layer_norm_(rms_)?epsilon\\.value"
                    + "|entry clip\\.vision\\.attention\\.head_count\\.value"
                    + "|entry clip\\.vision\\.projector\\.scale_factor\\.(key|value)"
                    + "|entry gemma3\\.(context_length|attention\\.sliding_window)\\.value"
                    + "|entry gemma3\\.attention\\.sliding_window\\.key"
                    + "|entry gemma3\\.rope\\.(freq_base|scaling\\.factor|scaling\\.type)\\.(key|value)"
                    + "|entry tokenizer\\.(chat_template|ggml\\.(pre|add_.*|(eot|padding|unknown)_token_id))\\.key"
                    + "|entry tokenizer\\.ggml\\.(tokens|scores|token_type)\\.value");

    @TempDir
    private static Path folder;

    private static List<Line> lines;

    private record Line(String verdict, long millis, String field, String name) {
        static Line parse(String line) {
            var parts = line.split("\t");
            return new Line(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
        }
    }

    /** 64 MB for everything: the check, the damaged files themselves and the virtual machine. */
    @BeforeAll
    static void checkAllInLittleMemory() throws Exception {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), DamagedFilesProbe.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var output = new ArrayList<String>();
        try (var reader = process.inputReader()) {
            reader.lines().forEach(output::add);
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", output)).isZero();
        lines = output.stream().map(Line::parse).toList();
    }

    @Test
    void thereAreManyDifferentDamagedFilesAndEachHasAVerdict() {
        assertThat(lines).hasSameSizeAs(DamagedFiles.all()).hasSizeGreaterThan(200);
        assertThat(lines).extracting(Line::name).doesNotHaveDuplicates();
    }

    @Test
    void everyVerdictComesInUnderTwoSeconds() {
        assertThat(lines).allSatisfy(line -> assertThat(line.millis()).isLessThan(2000));
    }

    @Test
    void onlyDamageThatLeavesTheFileLoadableIsAccepted() {
        assertThat(lines).filteredOn(line -> line.verdict().equals("ACCEPTED")).isNotEmpty()
                .allSatisfy(line -> assertThat(line.field()).as(line.name()).matches(HARMLESS));
    }

    @Test
    void damageToWeightsIsNotMistakenForADamagedFile() {
        assertThat(lines).filteredOn(line -> line.field().startsWith("data ")).isNotEmpty()
                .allSatisfy(line -> assertThat(line.verdict()).as(line.name()).isEqualTo("ACCEPTED"));
    }

    @Test
    void everyFileThatIsCutShortIsCalledIncompleteOrNoModel() {
        assertThat(lines).filteredOn(line -> line.name().contains("-cut-at-")).isNotEmpty()
                .allSatisfy(line -> assertThat(line.verdict()).as(line.name()).isIn("INCOMPLETE", "NOT_GGUF"));
    }

    @Test
    void theSameFilesAreDamagedTheSameWayEveryTime() {
        assertThat(DamagedFiles.all()).extracting(Object::toString).isEqualTo(lines.stream().map(Line::name).toList());
    }
}
