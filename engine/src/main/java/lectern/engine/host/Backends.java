package lectern.engine.host;

import java.util.Optional;
import lectern.engine.EngineChoice;
import lectern.engine.cache.Kept;
import lectern.engine.javallama.JavaLlamaBackend;
import lectern.engine.llama.LlamaBackend;
import lectern.engine.llama.LlamaLibrary;
import lectern.engine.llama.NativesException;

/** Which backend runs in this process. */
final class Backends {

    /** Levels of llama.cpp's log; the hundreds of lines below them, for each model loaded, are not worth a frame. */
    private static final int WARNING = 3;

    private static final int ERROR = 4;

    private Backends() {}

    /**
     * llama.cpp with pictures, if it loads here; otherwise java-llama.cpp, which needs less of the system but reads
     * text only; otherwise one that says why nothing runs.
     */
    static Backend choose(HostOptions options, Outbox outbox) {
        if (options.engine() == EngineChoice.JAVA_LLAMA) {
            return new JavaLlamaBackend(Optional.empty());
        }
        try {
            var library = LlamaLibrary.load(options.natives(), options.cpuVariant(), (level, line) -> {
                if (level == WARNING || level == ERROR) {
                    outbox.send(new Frame.Log(level, line));
                }
            });
            outbox.redirect(library.claimStandardOutput());
            return new LlamaBackend(library, options.cache().map(Kept::folder));
        } catch (NativesException | LinkageError e) {
            if (options.engine() == EngineChoice.AUTO) {
                return new JavaLlamaBackend(Optional.of(e.getMessage()));
            }
            return new MissingBackend(e.getMessage());
        }
    }
}
