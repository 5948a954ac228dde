package lectern.engine.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.GgufFile;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.OnnxRuntime.UnavailableException;

/** A vision encoder in ONNX Runtime. Weights are prepared and graphs loaded with the first picture. */
public final class OnnxEncoder implements VisionEncoder {

    private final Projector projector;
    private final Precision precision;
    private final Path folder;
    private final int threads;
    private BlockRunner runner;

    /** @param folder where prepared weights are kept */
    public OnnxEncoder(Projector projector, Precision precision, Path folder, int threads) {
        this.projector = projector;
        this.precision = precision;
        this.folder = folder;
        this.threads = threads;
    }

    /** Whether this class can read the projector; mtmd takes more kinds of weights. */
    public static boolean takes(Projector projector) {
        try {
            Preparation.requireReadable(GgufFile.read(projector.path()));
            return true;
        } catch (GgufException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return "onnx-" + precision.id;
    }

    @Override
    public Projector projector() {
        return projector;
    }

    /**
     * Makes everything ready that the first picture would otherwise wait for.
     *
     * @return false when it was cancelled
     */
    public boolean prepare(Progress progress, CancelFlag cancel) throws EngineException {
        if (runner != null) {
            return true;
        }
        try {
            OnnxRuntime.environment();
            var weights = new Preparation(projector, precision, progress::onPrepare, cancel).open(folder);
            if (weights == null) {
                return false;
            }
            try {
                runner = new BlockRunner(projector, precision, weights, threads);
            } catch (OrtException | UnavailableException | RuntimeException e) {
                weights.close();
                throw e;
            }
            return true;
        } catch (UnavailableException e) {
            throw new EngineException(Reason.NATIVES_UNAVAILABLE, e.getMessage(), e);
        } catch (GgufException e) {
            throw e.toEngineException();
        } catch (OrtException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new EngineException(Reason.FILE_UNREADABLE,
                    "The vision encoder's weights could not be prepared in " + folder + " (" + e.getMessage()
                            + "). Is the disk full? Make room and ask again.", e);
        }
    }

    @Override
    public Optional<Encoded> encode(Pixels pixels, Arena arena, Progress progress, CancelFlag cancel)
            throws EngineException {
        var tokens = arena.allocate(
                ValueLayout.JAVA_FLOAT, (long) projector.tokensPerImage() * projector.projectionWidth());
        if (!prepare(progress, cancel)) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        boolean done;
        try {
            done = runner.run(pixels, tokens, progress, cancel);
        } catch (PreparedFile.DamagedException e) {
            done = runAnew(pixels, tokens, progress, cancel);
        } catch (OrtException e) {
            throw failed(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!done) {
            return Optional.empty();
        }
        VisionEncoder.requireNumbers(tokens);
        return Optional.of(new Encoded(tokens, (System.nanoTime() - start) / 1_000_000));
    }

    /** The weights' file was damaged: makes it again. */
    private boolean runAnew(Pixels pixels, MemorySegment tokens, Progress progress, CancelFlag cancel)
            throws EngineException {
        try {
            runner.discardWeights();
            close();
            return prepare(progress, cancel) && runner.run(pixels, tokens, progress, cancel);
        } catch (PreparedFile.DamagedException e) {
            throw unreadable(new IOException(e.getMessage(), e));
        } catch (OrtException e) {
            throw failed(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static EngineException failed(OrtException e) {
        return new EngineException(Reason.INTERNAL, "ONNX Runtime could not encode the picture (" + e.getMessage()
                + "). Choose the encoder “mtmd” in the settings, and ask again.", e);
    }

    private static EngineException unreadable(IOException e) {
        return new EngineException(Reason.FILE_UNREADABLE,
                "The prepared weights of the vision encoder could not be read. Is the disk failing? Ask again.", e);
    }

    @Override
    public void release() {
        close();
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
            runner = null;
        }
    }
}
