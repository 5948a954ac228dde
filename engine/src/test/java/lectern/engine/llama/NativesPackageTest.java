package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make-natives.cmake} does with a package that is not the pinned one. */
class NativesPackageTest {

    private static final Path NATIVES = Path.of(System.getProperty("lectern.natives"));
    private static final Path SCRIPT = Path.of("native", "make-natives.cmake").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void a_package_that_was_cut_short_or_changed_is_refused_deleted_and_not_used() throws Exception {
        var downloads = Files.createDirectories(folder.resolve("downloads"));
        var out = folder.resolve("natives");
        var properties = new Properties();
        try (var in = Files.newInputStream(NATIVES.resolve("natives.properties"))) {
            properties.load(in);
        }
        var flavor = properties.getProperty("platform").equals("mac-arm64")
                ? "mac-arm64-metal"
                : properties.getProperty("platform");
        var archive = downloads.resolve("node-llama-cpp-" + flavor + "-" + properties.getProperty("packages") + ".tgz");
        Files.write(archive, new byte[1000]);

        var process = new ProcessBuilder(
                        "cmake", "-D", "OUT=" + out, "-D", "DOWNLOADS=" + downloads, "-P", SCRIPT.toString())
                .redirectErrorStream(true)
                .start();
        // CMake breaks lines where it likes.
        var said = text(process).replaceAll("\\s+", " ");

        assertThat(process.waitFor()).isNotZero();
        assertThat(said).contains("is not the package Lectern was made with", "changed or cut short", "run this again");
        assertThat(archive).doesNotExist();
        assertThat(out).doesNotExist();
    }

    private static String text(Process process) throws IOException {
        try (var in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
