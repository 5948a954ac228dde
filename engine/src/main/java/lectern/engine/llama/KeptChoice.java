package lectern.engine.llama;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lectern.engine.EncoderReport.Measured;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.EncoderMemory;
import lectern.engine.encode.FileHash;
import lectern.engine.encode.LearnedTimes;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.OnnxRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier pictures told of a projector's encoders on this computer. What cannot be read or written is done
 * without.
 */
final class KeptChoice {

    private static final Logger LOG = LoggerFactory.getLogger(KeptChoice.class);

    private final Projector projector;
    private final Optional<Path> folder;
    private final int threads;
    private final String llama;

    /**
     * @param folder where it is kept; without it, nothing is
     * @param llama what a measurement of llama.cpp depends on, such as the CPU library
     */
    KeptChoice(Projector projector, Optional<Path> folder, int threads, String llama) {
        this.projector = projector;
        this.folder = folder;
        this.threads = threads;
        this.llama = llama;
    }

    /** The name of the encoder that was the quickest; empty when that is not known. */
    Optional<String> find(CancelFlag cancel) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            var hash = new FileHash(folder.get()).of(projector.path(), fraction -> {}, cancel);
            return hash == null
                    ? Optional.empty()
                    : new EncoderMemory(folder.get()).find(hash, machine(), threads).map(Measured::chosen);
        } catch (IOException e) {
            LOG.warn("What was measured of the encoders cannot be read, so it is measured again", e);
            return Optional.empty();
        }
    }

    void keep(Measured measured) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            var hash = new FileHash(folder.get()).of(projector.path(), fraction -> {}, new CancelFlag());
            new EncoderMemory(folder.get()).keep(hash, machine(), measured);
        } catch (IOException e) {
            LOG.warn("Which encoder is the quickest could not be kept, so it is measured again the next time", e);
        }
    }

    /** @param millis a block of the newest picture */
    void learn(String encoder, double millis) {
        times().ifPresent(times -> times.learn(by(encoder), millis));
    }

    /** How long a block took an encoder in earlier pictures; 0 when that is not known. */
    double millisPerBlock(String encoder) {
        return times().map(times -> times.millisPerBlock(by(encoder))).orElse(0.0);
    }

    private Optional<LearnedTimes> times() {
        return folder.map(kept -> new LearnedTimes(kept, projector.path()));
    }

    private String by(String encoder) {
        return encoder + ", " + threads + " threads, " + machine();
    }

    private String machine() {
        return machine(llama);
    }

    /** What everything measured here depends on. */
    static String machine(String llama) {
        try {
            return llama + ", ONNX Runtime " + OnnxRuntime.version() + ", encoders " + OnnxEncoder.REVISION;
        } catch (OnnxRuntime.UnavailableException e) {
            return llama + ", no ONNX Runtime";
        }
    }
}
