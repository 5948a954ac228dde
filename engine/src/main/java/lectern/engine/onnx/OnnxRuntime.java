package lectern.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Path;

/**
 * ONNX Runtime in this process. Loaded when first asked for: unpacking and linking it takes a few tenths of a second.
 */
public final class OnnxRuntime {

    private static final Object LOCK = new Object();
    private static OrtEnvironment environment;
    private static String problem;
    private static Path folder;

    /** ONNX Runtime does not run here. The message is a sentence for a person. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }

    private OnnxRuntime() {}

    /** Has it load from a folder, where its libraries are put once; to be called before it is first asked for. */
    public static void keepIn(Path folder) {
        synchronized (LOCK) {
            OnnxRuntime.folder = folder;
        }
    }

    static OrtEnvironment environment() throws UnavailableException {
        synchronized (LOCK) {
            if (environment == null && problem == null) {
                try {
                    if (folder != null) {
                        UnpackedRuntime.use(folder);
                    }
                    var made = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "lectern");
                    made.setTelemetry(false);
                    environment = made;
                } catch (OrtException | LinkageError | RuntimeException e) {
                    problem = "ONNX Runtime does not load on this computer (" + rootMessage(e)
                            + "), so pictures are encoded by llama.cpp, which takes longer.";
                }
            }
            if (environment == null) {
                throw new UnavailableException(problem);
            }
            return environment;
        }
    }

    /** @throws UnavailableException when it does not load on this computer */
    public static String version() throws UnavailableException {
        return environment().getVersion();
    }

    /** Whether it runs on this computer. */
    public static boolean loads() {
        try {
            environment();
            return true;
        } catch (UnavailableException e) {
            return false;
        }
    }

    private static String rootMessage(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }
}
