package lectern.engine.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The functions of {@code lectern_shim.h} by name. Loaded once in a process. */
final class Shim {

    static final int VERSION = 4;
    static final int TEXT_SIZE = 1024;

    private static final Map<String, FunctionDescriptor> SIGNATURES = new HashMap<>();

    static {
        var p = ADDRESS;
        var i = JAVA_INT;
        var l = JAVA_LONG;
        var f = JAVA_FLOAT;
        returning(i, "stdout_claim");
        returning(i, "stdout_write", p, l);
        returning(l, "peak_memory");
        returning(i, "backends_load", p, p, p);
        returning(i, "device", i, p, p, i, p, p, p);
        returning(p, "llama_version");
        returning(p, "system_info");
        returning(p, "model_load", p, i, i, p, p, i);
        nothing("model_free", p);
        returning(i, "model_description", p, p, i);
        returning(i, "model_trained_context", p);
        returning(i, "model_window", p);
        returning(i, "vocab_size", p);
        returning(i, "token_bytes", p, i, i, p, i);
        returning(i, "token_named", p, p, i);
        returning(i, "tokenize", p, p, i, i, p, i);
        returning(p, "context_new", p, i, i, i, i, p, i);
        nothing("context_free", p);
        returning(i, "context_size", p);
        nothing("context_abort_flag", p, p);
        returning(i, "decode_tokens", p, p, i, i, i);
        returning(i, "decode_embeddings", p, p, i, i, i);
        returning(p, "logits", p);
        nothing("memory_clear", p);
        returning(i, "memory_first", p);
        returning(i, "memory_cut", p, i);
        returning(l, "memory_size", p);
        returning(l, "memory_get", p, p, l);
        returning(l, "memory_set", p, p, l);
        returning(p, "sampler_new", p, f, i, f, f, f, i, i, p, p, i);
        nothing("sampler_free", p);
        returning(i, "sampler_next", p, p);
        returning(p, "vision_load", p, p, i, i, i, p, p, i);
        nothing("vision_free", p);
        returning(i, "vision_non_causal", p);
        returning(i, "vision_encode", p, p, i, p, i, i, p, p);
    }

    private final Map<String, MethodHandle> functions = new HashMap<>();

    private Shim(SymbolLookup library) {
        var linker = Linker.nativeLinker();
        // Adapted once: to do so at each call takes longer than most of the calls.
        SIGNATURES.forEach((name, signature) -> functions.put(
                name,
                linker.downcallHandle(library.findOrThrow("lectern_" + name), signature)
                        .asSpreader(Object[].class, signature.argumentLayouts().size())
                        .asType(MethodType.methodType(Object.class, Object[].class))));
    }

    /**
     * Loads the shim and, through it, llama.cpp.
     *
     * @param natives the folder that {@code make-natives.cmake} wrote
     * @throws NativesException when a library is missing, does not load on this system or is of another version
     */
    static Shim load(Path natives) throws NativesException {
        var folder = natives.resolve("lib");
        var shim = folder.resolve(System.mapLibraryName("lectern-llama"));
        if (!Files.exists(shim)) {
            throw new NativesException("The engine's native libraries are missing in " + natives
                    + ". Run ./lectern once with a network, or install Lectern again.");
        }
        try {
            preloadDependencies(folder);
            var library = SymbolLookup.libraryLookup(shim, Arena.global());
            // Before the other functions: another release has others.
            int version = version(library);
            if (version != VERSION) {
                throw new NativesException("The native libraries in " + natives + " belong to another release of"
                        + " Lectern (interface " + version + " instead of " + VERSION + "). Install Lectern again;"
                        + " where you build it yourself, ./lectern doctor makes them anew.");
            }
            return new Shim(library);
        } catch (IllegalArgumentException | UnsatisfiedLinkError | java.util.NoSuchElementException e) {
            throw new NativesException(
                    "The native libraries in " + natives + " do not load on this computer: " + e.getMessage(), e);
        }
    }

    private static int version(SymbolLookup library) {
        try {
            return (int) Linker.nativeLinker()
                    .downcallHandle(library.findOrThrow("lectern_shim_version"), FunctionDescriptor.of(JAVA_INT))
                    .invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("lectern_shim_version", e);
        }
    }

    /** Windows does not look for a DLL's dependencies beside it unless they are loaded already. */
    private static void preloadDependencies(Path folder) throws NativesException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        for (var pattern : new String[] {"ggml-base.dll", "ggml.*dll", "llama.*dll"}) {
            try (var files = Files.newDirectoryStream(folder, pattern)) {
                files.forEach(file -> System.load(file.toString()));
            } catch (java.io.IOException e) {
                throw new NativesException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** Calls a function that returns something. Arguments are exactly the C types: MemorySegment, int, long, float. */
    Object call(String name, Object... arguments) {
        try {
            return (Object) functions.get(name).invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("lectern_" + name, e);
        }
    }

    int callInt(String name, Object... arguments) {
        return (int) call(name, arguments);
    }

    /** A C string returned by the library, which keeps it. */
    String callText(String name, Object... arguments) {
        var text = (MemorySegment) call(name, arguments);
        return text.equals(MemorySegment.NULL) ? "" : readText(text);
    }

    static MemorySegment utf8(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_8);
    }

    static String readText(MemorySegment text) {
        return text.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8);
    }

    private static void returning(MemoryLayout result, String name, MemoryLayout... arguments) {
        SIGNATURES.put(name, FunctionDescriptor.of(result, arguments));
    }

    private static void nothing(String name, MemoryLayout... arguments) {
        SIGNATURES.put(name, FunctionDescriptor.ofVoid(arguments));
    }
}
