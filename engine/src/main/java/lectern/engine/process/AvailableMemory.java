package lectern.engine.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much memory a program that is started now can have. */
final class AvailableMemory {

    private static final Path ROOT = Path.of("/");

    private AvailableMemory() {}

    /**
     * Bytes; what the system keeps of files counts, because it can be given away. Empty where the system does not say:
     * macOS only knows what is used for nothing at all.
     */
    static OptionalLong bytes() {
        if (Files.exists(ROOT.resolve("proc/meminfo"))) {
            return linux(ROOT);
        }
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getFreeMemorySize())
                : OptionalLong.empty();
    }

    /**
     * The least of what the machine has, what each control group above this process may still take (containers, slices
     * of systemd; see cgroups(7)), and what its limit of address space leaves ({@code ulimit -v}).
     *
     * @param root where {@code proc} and {@code sys} are
     */
    static OptionalLong linux(Path root) {
        var machine = number(root.resolve("proc/meminfo"), "MemAvailable:", 1 << 10);
        return machine.isEmpty()
                ? machine
                : Stream.of(machine.stream(), groups(root), addressSpace(root).stream())
                        .flatMapToLong(Function.identity())
                        .min();
    }

    private static LongStream groups(Path root) {
        // Lines such as "4:memory:/user.slice" in version 1 and "0::/user.slice" in version 2.
        return lines(root.resolve("proc/self/cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .flatMapToLong(parts -> switch (parts[1]) {
                    case "" -> groups(
                            root.resolve("sys/fs/cgroup"), parts[2], "memory.max", "memory.current", "");
                    case String controllers when List.of(controllers.split(",")).contains("memory") -> groups(
                            root.resolve("sys/fs/cgroup/memory"), parts[2], "memory.limit_in_bytes",
                            "memory.usage_in_bytes", "total_");
                    default -> LongStream.empty();
                });
    }

    /** Of a group and of all above it; in a container, only those are seen that are in it. */
    private static LongStream groups(Path top, String name, String limit, String usage, String prefix) {
        return Stream.iterate(
                        top.resolve(name.substring(1)).normalize(),
                        group -> group != null && group.startsWith(top),
                        Path::getParent)
                .flatMapToLong(group -> {
                    var most = number(group.resolve(limit), "", 1);
                    var used = number(group.resolve(usage), "", 1);
                    if (most.isEmpty() || used.isEmpty()) {
                        return LongStream.empty();
                    }
                    var stat = group.resolve("memory.stat");
                    long files = number(stat, prefix + "inactive_file ", 1).orElse(0)
                            + number(stat, prefix + "active_file ", 1).orElse(0);
                    return LongStream.of(Math.max(0, most.getAsLong() - used.getAsLong() + files));
                });
    }

    /** The engine's process is taken to have as much of it for itself as this one. */
    private static OptionalLong addressSpace(Path root) {
        var limit = number(root.resolve("proc/self/limits"), "Max address space", 1);
        var own = number(root.resolve("proc/self/status"), "VmSize:", 1 << 10);
        return limit.isEmpty() || own.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, limit.getAsLong() - own.getAsLong()));
    }

    /** The number that follows a word at the beginning of a line; empty where there is none, as for "max". */
    private static OptionalLong number(Path file, String word, long unit) {
        return lines(file).stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).strip().split("\\s+")[0])
                // What has more digits is no limit: version 1 says so with the largest number of pages.
                .filter(digits -> digits.matches("\\d{1,18}"))
                .mapToLong(digits -> Long.parseLong(digits) * unit)
                .findFirst();
    }

    /** None where they cannot be read. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
