package lectern.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Has ONNX Runtime load from this folder. Where that cannot be prepared, it unpacks itself as it always does. */
    static void use(Path folder) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            var build = folder.resolve(new String(resource("/GIT_COMMIT_ID"), StandardCharsets.UTF_8).strip());
            for (var library : LIBRARIES) {
                var name = System.mapLibraryName(library);
                if (!Files.exists(build.resolve(name))) {
                    WholeFile.write(build.resolve(name), resource("/ai/onnxruntime/native/" + platform() + "/" + name));
                }
            }
            System.setProperty(PLACE, build.toString());
            removeOthers(folder, build);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("ONNX Runtime was not unpacked into " + folder + ": " + e);
        }
    }

    /** Those of earlier versions; what another process has loaded, Windows keeps. */
    private static void removeOthers(Path folder, Path build) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> Files.isRegularFile(file) && !file.startsWith(build)).toList()) {
                try {
                    Files.deleteIfExists(file);
                } catch (AccessDeniedException e) {
                    continue;
                }
            }
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
