package lectern.engine.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

/** How many threads are worth their while: hyper-threads of one core share the unit that multiplies matrices. */
final class CpuCores {

    private static final Path LINUX_TOPOLOGY = Path.of("/sys/devices/system/cpu");

    /**
     * Below this many bytes of weights, threads spend their time waiting for each other: after every operation of every
     * layer, and for the operating system's next time slice when another program computes.
     */
    private static final long SMALL_MODEL = 64L << 20;

    private CpuCores() {}

    /** Threads for a model: one for a small one, otherwise one for each physical core. */
    static int worthwhile(Path model) {
        try {
            return Files.size(model) < SMALL_MODEL ? 1 : physical();
        } catch (IOException e) {
            // Loading it will say what is wrong with it.
            return 1;
        }
    }

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
