package lectern.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lectern.engine.cache.WholeFile;

/**
 * ONNX Runtime's libraries, unpacked once. It would unpack them for each process into the system's temporary folder,
 * where a process that is killed leaves 24 MB, and on Windows, which does not remove what is loaded, every process.
 */
final class UnpackedRuntime {

    /** Where ONNX Runtime looks for its libraries instead. Source: {@code ai.onnxruntime.OnnxRuntime}. */
    private static final String PLACE = "onnxruntime.native.path";

    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private UnpackedRuntime() {}

    /**
     * Has ONNX Runtime load from this folder. Where that cannot be prepared, or no program may be run from there, it
     * unpacks itself as it always does, and the log says why.
     */
    static void use(Path folder) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            var build = folder.resolve(new String(resource("/GIT_COMMIT_ID"), StandardCharsets.UTF_8).strip());
            if (!loads(build)) {
                unpack(build);
                if (!loads(build)) {
                    throw new IOException("what is there does not load; perhaps no program may be run from there");
                }
            }
            System.setProperty(PLACE, build.toString());
            removeOthers(folder, build);
        } catch (IOException e) {
            System.err.println("ONNX Runtime is not kept in " + folder + ", but unpacked for each process: " + e);
        }
    }

    /**
     * Loads the libraries, which stay loaded: ONNX Runtime finds them in memory. It could not be tried with another
     * folder once it has failed itself.
     */
    private static boolean loads(Path build) {
        try {
            for (var library : LIBRARIES) {
                SymbolLookup.libraryLookup(build.resolve(System.mapLibraryName(library)), Arena.global());
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Writes what is not there as it should be: a power cut may have damaged it. */
    private static void unpack(Path build) throws IOException {
        for (var library : LIBRARIES) {
            var name = System.mapLibraryName(library);
            var file = build.resolve(name);
            var content = resource("/ai/onnxruntime/native/" + platform() + "/" + name);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                WholeFile.write(file, content);
            }
        }
    }

    /** Those of earlier versions, and what a process that was killed left half written. They cost only room. */
    private static void removeOthers(Path folder, Path build) {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(build) || WholeFile.isRemains(file)) {
                    remove(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Not all that is no longer needed of ONNX Runtime was found in " + folder + ": " + e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (AccessDeniedException e) {
            // Another process has it loaded, and Windows keeps it; a later start removes it.
        } catch (IOException e) {
            System.err.println("Not removed, though no longer needed: " + e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = OrtEnvironment.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }

    /** As ONNX Runtime calls it. */
    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        return (system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux") + "-" + processor;
    }
}
