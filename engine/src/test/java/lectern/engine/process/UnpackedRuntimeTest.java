package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where ONNX Runtime's libraries lie: in one place, not anew for each process in the system's temporary folder. */
class UnpackedRuntimeTest {

    @TempDir
    Path folder;

    private ProcessEngine start() throws EngineException {
        return ProcessEngine.start(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve("cache")));
    }

    private static void requireRuntime(ProcessEngine engine) throws EngineException {
        assertThat(engine.describe().await().encoders().orElseThrow().onnxRuntime()).isPresent();
    }

    private List<Path> unpacked() throws Exception {
        try (var files = Files.walk(folder.resolve("cache/encoder/onnxruntime"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void it_is_unpacked_once_and_those_of_other_versions_go() throws Exception {
        try (var engine = start()) {
            requireRuntime(engine);
        }
        var files = unpacked();
        assertThat(files).hasSize(2).allMatch(file -> file.toString().contains("onnxruntime"));
        var other = files.getFirst().getParent().resolveSibling("earlier").resolve("library");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "of an earlier version");
        var longAgo = FileTime.fromMillis(1_000_000_000_000L);
        for (var file : files) {
            Files.setLastModifiedTime(file, longAgo);
        }
        try (var engine = start()) {
            requireRuntime(engine);
        }
        assertThat(unpacked()).containsExactlyElementsOf(files);
        for (var file : files) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_is_killed_leaves_nothing_in_the_temporary_folder() throws Exception {
        try (var engine = start()) {
            requireRuntime(engine);
            var maps = Files.readString(Path.of("/proc/" + engine.hostPid().orElseThrow() + "/maps"));
            assertThat(maps.lines().filter(line -> line.contains("onnxruntime")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains(folder.toString()));
        }
    }

    @Test
    void what_was_damaged_there_is_unpacked_anew() throws Exception {
        try (var engine = start()) {
            requireRuntime(engine);
        }
        for (var file : unpacked()) {
            var whole = Files.readAllBytes(file);
            Files.write(file, new byte[whole.length]);
            try (var engine = start()) {
                requireRuntime(engine);
            }
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void what_a_killed_start_left_half_written_goes_but_not_what_is_being_written() throws Exception {
        try (var engine = start()) {
            requireRuntime(engine);
        }
        var library = unpacked().getFirst();
        var left = Files.writeString(library.resolveSibling("left.so.1234.part"), "half a");
        var written = Files.writeString(library.resolveSibling("written.so.1234.part"), "half a");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        try (var engine = start()) {
            requireRuntime(engine);
        }
        assertThat(left).doesNotExist();
        assertThat(written).exists();
    }

    @Test
    void where_it_cannot_be_unpacked_it_loads_all_the_same() throws Exception {
        Files.createDirectories(folder.resolve("cache/encoder"));
        Files.writeString(folder.resolve("cache/encoder/onnxruntime"), "a file in place of the folder");
        try (var engine = start()) {
            requireRuntime(engine);
        }
    }
}
