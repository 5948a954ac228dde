package lectern.engine.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.FileHash;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.GgufFile;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.OnnxRuntime.UnavailableException;

/**
 * A vision encoder in ONNX Runtime. Weights are prepared and graphs loaded with the first picture. The first picture of
 * a projector is encoded in 32-bit floats in any case, and watched: the ranges of its values decide how 8-bit weights
 * are scaled.
 */
public final class OnnxEncoder implements VisionEncoder {

    /** Raised when a precision becomes quicker or more accurate: which is the quickest is then measured again. */
    public static final int REVISION = 2;

    /** Of making ready, the part that reading the projector for its hash takes. */
    private static final double HASHING = 0.2;

    private final Projector projector;
    private final Precision precision;
    private final Path folder;
    private final int threads;

    private final LeftOff leftOff = new LeftOff();

    private BlockRunner runner;
    private Path rangesToWrite;

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
     * Makes everything ready that the next picture would otherwise wait for.
     *
     * @return false when it was cancelled
     */
    public boolean prepare(Progress progress, CancelFlag cancel) throws EngineException {
        if (runner != null) {
            return true;
        }
        try {
            OnnxRuntime.environment();
            var hash = new FileHash(folder).of(
                    projector.path(), fraction -> progress.onPrepare(HASHING * fraction), cancel);
            return hash != null && start(hash, progress, cancel);
        } catch (UnavailableException e) {
            throw new EngineException(Reason.NATIVES_UNAVAILABLE, e.getMessage(), e);
        } catch (GgufException e) {
            throw e.toEngineException();
        } catch (OrtException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new EngineException(Reason.WORKING_FILE,
                    "The vision encoder's weights could not be prepared in " + folder + " (" + e.getMessage()
                            + "). Is the disk full? Make room and ask again.", e);
        }
    }

    private boolean start(String hash, Progress progress, CancelFlag cancel)
            throws IOException, GgufException, OrtException, UnavailableException {
        var file = folder.resolve(hash + ".ranges");
        var ranges = Ranges.read(file, projector);
        var now = ranges.isEmpty() ? Precision.F32 : precision;
        var weights = new Preparation(
                projector, now, ranges.orElse(null),
                fraction -> progress.onPrepare(HASHING + (1 - HASHING) * fraction), cancel).open(folder, hash);
        if (weights == null) {
            return false;
        }
        try {
            runner = new BlockRunner(projector, now, weights, threads, ranges.isEmpty());
            rangesToWrite = ranges.isEmpty() ? file : null;
            return true;
        } catch (OrtException | UnavailableException | RuntimeException e) {
            weights.close();
            throw e;
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
            done = run(pixels, tokens, progress, cancel);
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

    /** Goes on with the picture if it was left off before, and leaves it off when it is cancelled. */
    private boolean run(Pixels pixels, MemorySegment tokens, Progress progress, CancelFlag cancel)
            throws OrtException, IOException, PreparedFile.DamagedException {
        var key = leftOff.isEmpty() ? "" : key(pixels);
        var picture = leftOff.take(key).orElseGet(() -> new PictureOnItsWay(projector));
        boolean keep = false;
        try {
            boolean done = runner.run(pixels, picture, tokens, progress, cancel);
            if (done) {
                keepRanges(picture.ranges());
            } else {
                keep = picture.blocks() > 0;
            }
            return done;
        } finally {
            if (keep) {
                leftOff.keep(key(pixels), picture);
            } else {
                picture.close();
            }
        }
    }

    private String key(Pixels pixels) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(pixels.floats().asByteBuffer());
            return runner.kind() + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** The next picture starts with graphs that no longer watch, in the precision that was asked for. */
    private void keepRanges(Ranges ranges) throws IOException {
        if (rangesToWrite != null) {
            ranges.write(rangesToWrite);
            release();
        }
    }

    /** The weights' file was damaged: makes it again. */
    private boolean runAnew(Pixels pixels, MemorySegment tokens, Progress progress, CancelFlag cancel)
            throws EngineException {
        try {
            runner.discardWeights();
            release();
            return prepare(progress, cancel) && run(pixels, tokens, progress, cancel);
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
        return new EngineException(Reason.WORKING_FILE,
                "The prepared weights of the vision encoder could not be read or written. Is the disk full or failing?"
                        + " Ask again.", e);
    }

    @Override
    public void release() {
        if (runner != null) {
            runner.close();
            runner = null;
        }
    }

    @Override
    public void close() {
        release();
        leftOff.close();
    }
}
