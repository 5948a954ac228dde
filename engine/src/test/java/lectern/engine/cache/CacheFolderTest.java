package lectern.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    Path folder;

    @Test
    void what_is_put_is_found_and_what_was_used_longest_ago_makes_room() throws Exception {
        var cache = new CacheFolder(folder.resolve("kept"), ".bin", 250);
        put(cache, "a", 100);
        put(cache, "b", 100);
        age("a", 100);
        age("b", 50);
        assertThat(cache.find("a")).hasValueSatisfying(file -> assertThat(file).hasSize(100));
        put(cache, "c", 100);
        assertThat(cache.find("b")).isEmpty();
        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("c")).isPresent();
        assertThat(cache.bytes()).isEqualTo(200);
    }

    @Test
    void what_is_larger_than_all_there_may_be_is_not_kept_and_costs_nothing_else() throws Exception {
        var cache = new CacheFolder(folder.resolve("kept"), ".bin", 250);
        put(cache, "a", 100);
        put(cache, "large", 300);
        assertThat(cache.find("large")).isEmpty();
        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void a_write_that_fails_leaves_nothing_behind() throws Exception {
        var cache = new CacheFolder(folder.resolve("kept"), ".bin", 250);
        cache.put("a", file -> {
            Files.write(file, new byte[10]);
            throw new IOException("The disk is full");
        });
        assertThat(cache.find("a")).isEmpty();
        assertThat(folder.resolve("kept")).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_costs_only_time() throws Exception {
        var cache = new CacheFolder(Files.createFile(folder.resolve("file")).resolve("kept"), ".bin", 250);
        put(cache, "a", 10);
        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void clearing_removes_everything() throws Exception {
        var cache = new CacheFolder(folder.resolve("kept"), ".bin", 250);
        put(cache, "a", 10);
        cache.clear();
        assertThat(cache.find("a")).isEmpty();
    }

    private static void put(CacheFolder cache, String key, int bytes) {
        cache.put(key, file -> Files.write(file, new byte[bytes]));
    }

    private void age(String key, int seconds) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve("kept").resolve(key + ".bin"), FileTime.from(Instant.now().minusSeconds(seconds)));
    }
}
