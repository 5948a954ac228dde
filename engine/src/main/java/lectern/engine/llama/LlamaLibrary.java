package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import lectern.engine.EncoderReport;
import lectern.engine.EngineInfo;

/** llama.cpp in this process: its libraries and the devices it computes on. One in a process, never unloaded. */
public final class LlamaLibrary {

    /** A line that llama.cpp logged. Levels are ggml's: 1 debug, 2 info, 3 warning, 4 error, 5 continues the last. */
    @FunctionalInterface
    public interface Log {
        void line(int level, String text);
    }

    private static final Pattern CPU_LIBRARY = Pattern.compile("loaded CPU backend from .*ggml-cpu-([\\w.]+)\\.\\w+");
    private static final String[] DEVICE_KINDS = {"CPU", "GPU", "IGPU", "ACCEL", "META"};

    private final Shim shim;
    private final Path natives;
    private final AtomicReference<String> cpuVariant = new AtomicReference<>();

    private LlamaLibrary(Shim shim, Path natives) {
        this.shim = shim;
        this.natives = natives;
    }

    /**
     * Loads llama.cpp and its backends.
     *
     * @param natives the folder that {@code make-natives.cmake} wrote
     * @param cpuVariant the CPU library to use, such as {@code haswell}; empty for the best on this processor
     * @throws NativesException when it does not load or finds no device to compute on
     */
    public static LlamaLibrary load(Path natives, Optional<String> cpuVariant, Log log) throws NativesException {
        var library = new LlamaLibrary(Shim.load(natives), natives);
        library.loadBackends(cpuVariant, log);
        return library;
    }

    private void loadBackends(Optional<String> variant, Log log) throws NativesException {
        var folder = natives.resolve("lib");
        try (var arena = Arena.ofConfined()) {
            var cpuLibrary = MemorySegment.NULL;
            if (variant.isPresent()) {
                cpuLibrary = Shim.utf8(arena, folder.resolve(libraryFile("ggml-cpu-" + variant.get())).toString());
            }
            int devices = shim.callInt(
                    "backends_load", Shim.utf8(arena, folder.toString()), cpuLibrary, logTarget(log));
            if (devices < 1) {
                throw new NativesException(
                        "llama.cpp found nothing to compute on in " + folder + ". Install Lectern again.");
            }
        }
    }

    /** On macOS the backends that are loaded while running end in .so, like on Linux. */
    private static String libraryFile(String name) {
        return System.mapLibraryName(name).replace(".dylib", ".so");
    }

    private MemorySegment logTarget(Log log) {
        try {
            Log guarded = (level, text) -> {
                var cpu = CPU_LIBRARY.matcher(text);
                if (cpu.find()) {
                    cpuVariant.set(cpu.group(1));
                }
                log.line(level, text);
            };
            var handle = MethodHandles.lookup()
                    .findStatic(
                            LlamaLibrary.class,
                            "logUpcall",
                            MethodType.methodType(void.class, Log.class, int.class, MemorySegment.class))
                    .bindTo(guarded);
            return Linker.nativeLinker()
                    .upcallStub(
                            handle,
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
                            Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unused") // called from native code
    private static void logUpcall(Log log, int level, MemorySegment text) {
        try {
            log.line(level, Shim.readText(text));
        } catch (Throwable e) {
            // An exception must not pass through native frames; a lost log line is the lesser harm.
        }
    }

    String version() {
        return shim.callText("llama_version");
    }

    /** The CPU library, such as {@code haswell}. */
    String cpuVariant() {
        return Optional.ofNullable(cpuVariant.get()).orElse("the usual CPU library");
    }

    /** What is loaded, for {@code doctor}. */
    public EngineInfo describe() {
        return describe(Optional.empty());
    }

    EngineInfo describe(Optional<EncoderReport> encoders) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("llama.cpp", version());
        versions.put("shim", String.valueOf(Shim.VERSION));
        versions.put("features", shim.callText("system_info").strip());
        return new EngineInfo(
                "llama.cpp",
                true,
                versions,
                devices(),
                Optional.ofNullable(cpuVariant.get()),
                Optional.of(natives.toString()),
                Optional.empty(),
                encoders);
    }

    private List<EngineInfo.Device> devices() {
        var devices = new ArrayList<EngineInfo.Device>();
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocate(Shim.TEXT_SIZE);
            var description = arena.allocate(Shim.TEXT_SIZE);
            var kind = arena.allocate(ValueLayout.JAVA_INT);
            var free = arena.allocate(ValueLayout.JAVA_LONG);
            var total = arena.allocate(ValueLayout.JAVA_LONG);
            for (int i = 0;
                    shim.callInt("device", i, name, description, Shim.TEXT_SIZE, kind, free, total) == 0;
                    i++) {
                int k = kind.get(ValueLayout.JAVA_INT, 0);
                devices.add(new EngineInfo.Device(
                        name.getString(0),
                        description.getString(0),
                        k >= 0 && k < DEVICE_KINDS.length ? DEVICE_KINDS[k] : "OTHER",
                        free.get(ValueLayout.JAVA_LONG, 0),
                        total.get(ValueLayout.JAVA_LONG, 0)));
            }
        }
        return devices;
    }

    /** Whether a GPU is among the devices. */
    boolean hasGpu() {
        return devices().stream().anyMatch(d -> d.kind().endsWith("GPU"));
    }

    /** Largest resident memory of this process so far, in bytes; 0 when not known. */
    public long peakMemory() {
        return (long) shim.call("peak_memory");
    }

    /**
     * Takes standard output away from native code: what it prints goes to standard error from now on.
     *
     * @return a stream to the real standard output
     */
    public java.io.OutputStream claimStandardOutput() {
        if (shim.callInt("stdout_claim") != 0) {
            throw new IllegalStateException("Standard output could not be claimed.");
        }
        return new ClaimedOutput(shim);
    }

    Shim shim() {
        return shim;
    }
}
