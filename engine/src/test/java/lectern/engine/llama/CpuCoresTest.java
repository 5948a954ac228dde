package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuCoresTest {

    @TempDir
    Path folder;

    private Path model(String name, long bytes) throws IOException {
        var path = folder.resolve(name);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path;
    }

    @Test
    void a_small_model_gets_one_thread_and_a_large_one_all_cores() throws Exception {
        assertThat(CpuCores.worthwhile(model("small.gguf", 3_000_000))).isOne();
        assertThat(CpuCores.worthwhile(model("large.gguf", 800_000_000))).isEqualTo(CpuCores.physical());
        assertThat(CpuCores.physical()).isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
