package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java may have kept of the host's earlier starts. */
class HostStartTest {

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(HostLauncher.AOT_CACHE_PROPERTY);
    }

    @Test
    void a_damaged_record_of_earlier_starts_does_no_harm() throws Exception {
        var cache = Files.writeString(folder.resolve("engine.aot"), "not a cache");
        System.setProperty(HostLauncher.AOT_CACHE_PROPERTY, cache.toString());
        assertThat(HostLauncher.forThisProcess(List.of()).command())
                .contains("-XX:AOTCache=" + cache);
        try (var engine = Engines.start()) {
            assertThat(engine.describe().await().engine()).isEqualTo("llama.cpp");
        }
    }

    @Test
    void a_record_that_is_not_there_is_not_asked_for() {
        System.setProperty(HostLauncher.AOT_CACHE_PROPERTY, folder.resolve("engine.aot").toString());
        assertThat(HostLauncher.forThisProcess(List.of()).command())
                .noneMatch(flag -> flag.startsWith("-XX:AOTCache"));
    }
}
