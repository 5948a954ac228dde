package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Linux system says of memory, as it says it. */
class AvailableMemoryTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path root;

    @BeforeEach
    void machine() throws IOException {
        say("proc/meminfo", "MemTotal:       33554432 kB\nMemFree:         1048576 kB\nMemAvailable:   16777216 kB\n");
        say("proc/self/limits", "Limit                     Soft Limit           Hard Limit           Units     \n"
                + "Max address space         unlimited            unlimited            bytes     \n");
        say("proc/self/status", "Name:\tjava\nVmSize:\t 4194304 kB\n");
    }

    private void say(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private void saySecond(String group, String limit, long used, long files) throws IOException {
        var folder = "sys/fs/cgroup" + group;
        say(folder + "/memory.max", limit + "\n");
        say(folder + "/memory.current", used + "\n");
        say(folder + "/memory.stat", "anon " + (used - files) + "\nfile " + files + "\ninactive_file " + files / 2
                + "\nactive_file " + files / 2 + "\n");
    }

    private long available() {
        return AvailableMemory.linux(root).orElseThrow();
    }

    @Test
    void without_limits_it_is_what_the_machine_has() throws IOException {
        assertThat(available()).isEqualTo(16 * GIB);
        say("proc/self/cgroup", "0::/user.slice/app.scope\n");
        saySecond("/user.slice/app.scope", "max", 2 * GIB, GIB);
        assertThat(available()).isEqualTo(16 * GIB);
    }

    @Test
    void a_group_may_take_what_its_limit_leaves_and_what_it_keeps_of_files() throws IOException {
        say("proc/self/cgroup", "0::/user.slice/app.scope\n");
        saySecond("/user.slice/app.scope", Long.toString(6 * GIB), 3 * GIB, GIB);
        assertThat(available()).isEqualTo(4 * GIB);
    }

    @Test
    void the_tightest_of_the_groups_above_counts() throws IOException {
        say("proc/self/cgroup", "0::/user.slice/app.scope\n");
        saySecond("/user.slice/app.scope", "max", GIB, 0);
        saySecond("/user.slice", Long.toString(8 * GIB), 5 * GIB, 0);
        assertThat(available()).isEqualTo(3 * GIB);
    }

    @Test
    void in_a_container_the_group_is_the_root_that_is_seen() throws IOException {
        say("proc/self/cgroup", "0::/\n");
        saySecond("", Long.toString(2 * GIB), GIB, 0);
        assertThat(available()).isEqualTo(GIB);
        saySecond("", Long.toString(2 * GIB), 3 * GIB, 0);
        assertThat(available()).isZero();
    }

    @Test
    void groups_of_version_1_count_likewise_and_their_path_need_not_be_in_the_container() throws IOException {
        say("proc/self/cgroup", "5:cpu,cpuacct:/docker/1f\n4:memory:/docker/1f\n0::/\n");
        var folder = "sys/fs/cgroup/memory";
        say(folder + "/memory.limit_in_bytes", 4 * GIB + "\n");
        say(folder + "/memory.usage_in_bytes", 2 * GIB + "\n");
        say(folder + "/memory.stat", "inactive_file 7\ntotal_inactive_file " + GIB + "\ntotal_active_file 0\n");
        assertThat(available()).isEqualTo(3 * GIB);
        say(folder + "/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(available()).isEqualTo(16 * GIB);
    }

    @Test
    void a_limit_of_address_space_leaves_what_a_process_does_not_have_yet() throws IOException {
        var limits = "Max address space         " + 10 * GIB + "           unlimited            bytes     \n";
        say("proc/self/limits", limits);
        assertThat(available()).isEqualTo(6 * GIB);
    }

    @Test
    void where_the_system_does_not_say_nothing_is_known() throws IOException {
        Files.delete(root.resolve("proc/meminfo"));
        assertThat(AvailableMemory.linux(root)).isEmpty();
    }

    @Test
    void this_system_is_read_without_an_error() {
        assertThat(AvailableMemory.bytes().orElse(0)).isNotNegative();
    }
}
