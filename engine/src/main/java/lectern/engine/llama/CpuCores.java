package lectern.engine.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

/** How many threads are worth their while: hyper-threads of one core share the unit that multiplies matrices. */
final class CpuCores {

    private static final Path LINUX_TOPOLOGY = Path.of("/sys/devices/system/cpu");

    private CpuCores() {}

    /** Physical cores this process may use; where they cannot be told from hyper-threads, all processors. */
    static int physical() {
        int processors = Runtime.getRuntime().availableProcessors();
        var cores = new HashSet<String>();
        try (var folders = Files.newDirectoryStream(LINUX_TOPOLOGY, "cpu[0-9]*")) {
            for (var folder : folders) {
                cores.add(Files.readString(folder.resolve("topology/thread_siblings_list")));
            }
        } catch (IOException e) {
            return processors;
        }
        return cores.isEmpty() ? processors : Math.min(processors, cores.size());
    }
}
