package lectern.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lectern.engine.onnx.PreparedWriter.Filling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which prepared weights stay on the disk. Real files, with times as if they had been used long ago. */
class PreparedCollectionTest {

    private static final Instant NOW = Instant.now();
    private static final long ROOM = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void weights_that_were_not_used_for_a_season_go_and_their_ranges_with_them() throws Exception {
        var old = weights("a", Duration.ofDays(91));
        var oldRanges = aged(Files.writeString(folder.resolve("a".repeat(64) + ".ranges"), "[]"), Duration.ofDays(91));
        var recent = weights("b", Duration.ofDays(89));
        var recentRanges =
                aged(Files.writeString(folder.resolve("b".repeat(64) + ".ranges"), "[]"), Duration.ofDays(91));
        collect(ROOM);
        assertThat(old).doesNotExist();
        assertThat(oldRanges).doesNotExist();
        assertThat(recent).exists();
        assertThat(recentRanges).exists();
    }

    @Test
    void beyond_the_room_those_used_longest_ago_go_first() throws Exception {
        var first = weights("a", Duration.ofDays(3));
        var second = weights("b", Duration.ofDays(2));
        var third = weights("c", Duration.ofDays(1));
        collect(2 * Files.size(first) + 1);
        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(third).exists();
    }

    @Test
    void weights_in_use_stay_whatever_room_there_is() throws Exception {
        var file = weights("a", Duration.ofDays(100));
        PreparedCollection.used(file);
        collect(0);
        assertThat(file).exists();
    }

    @Test
    void damaged_weights_and_what_a_killed_process_left_go_but_not_what_is_being_written() throws Exception {
        var damaged = weights("a", Duration.ofDays(1));
        var content = Files.readAllBytes(damaged);
        Files.write(damaged, java.util.Arrays.copyOf(content, content.length - 5));
        aged(damaged, Duration.ofDays(1));
        var left = aged(Files.write(folder.resolve("b-f32.weights.17.part"), new byte[100]), Duration.ofHours(2));
        var written = Files.write(folder.resolve("c-f32.weights.18.part"), new byte[100]);
        var other = aged(Files.writeString(folder.resolve("d.encoder.json"), "{}"), Duration.ofDays(400));
        collect(ROOM);
        assertThat(damaged).doesNotExist();
        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(other).exists();
    }

    @Test
    void a_folder_that_is_not_there_is_no_problem() {
        new PreparedCollection(folder.resolve("none"), ROOM, NOW).collect();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void collect(long room) {
        new PreparedCollection(folder, room, NOW).collect();
    }

    private Path weights(String letter, Duration age) throws Exception {
        var file = folder.resolve(letter.repeat(64) + "-f32.weights");
        try (var writer = new PreparedWriter(file)) {
            writer.section("stem", List.of(new Filling("w", ElementType.FLOAT, List.of(4L),
                    to -> to.setAtIndex(ValueLayout.JAVA_FLOAT, 0, 1))));
            writer.commit(letter.repeat(64), Precision.F32);
        }
        return aged(file, age);
    }

    private static Path aged(Path file, Duration age) throws Exception {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
