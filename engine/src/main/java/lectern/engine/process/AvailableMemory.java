package lectern.engine.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** How much memory a program that is started now can have. */
final class AvailableMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");

    private AvailableMemory() {}

    /**
     * Bytes; what the system keeps of files counts, because it can be given away. Empty where the system does not say:
     * macOS only knows what is used for nothing at all.
     */
    static OptionalLong bytes() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            if (Files.exists(LINUX)) {
                // The limit of a container is the total that Java sees.
                return linux().stream().map(bytes -> Math.min(bytes, system.getTotalMemorySize())).findFirst();
            }
            if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
                return OptionalLong.of(system.getFreeMemorySize());
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong linux() {
        try (var lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
