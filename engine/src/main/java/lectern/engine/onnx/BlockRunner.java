package lectern.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.OnnxRuntime.UnavailableException;

/**
 * The three graphs of a projector, ready to compute. A block's weights are mapped before it and unmapped after it, so
 * that memory holds one block's and the activations.
 */
final class BlockRunner implements AutoCloseable {

    private static final Set<String> OBSERVED =
            Arrays.stream(Site.values()).map(Site::range).collect(Collectors.toUnmodifiableSet());

    private final OrtEnvironment environment;
    private final Projector projector;
    private final PreparedFile weights;
    private final boolean observe;
    private final OrtSession stem;
    private final OrtSession block;
    private final OrtSession head;
    private final Precision precision;
    private boolean closed;

    /**
     * @param weights of this projector in this precision; closed with this
     * @param observe whether to note the ranges of values, which is done in 32-bit floats only
     */
    BlockRunner(Projector projector, Precision precision, PreparedFile weights, int threads, boolean observe)
            throws UnavailableException, OrtException {
        this.environment = OnnxRuntime.environment();
        this.projector = projector;
        this.precision = precision;
        this.weights = weights;
        this.observe = observe;
        var graphs = new SiglipGraphs(projector);
        boolean integerScores = precision == Precision.INT8 && IntegerProducts.exact();
        try (var options = options(threads)) {
            stem = environment.createSession(graphs.stem(), options);
            block = environment.createSession(
                    observe ? graphs.observedBlock() : graphs.block(precision, integerScores), options);
            head = environment.createSession(graphs.head(), options);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        // Between two blocks nobody needs threads that wait by counting.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /** What computes: a picture that was left off can only be gone on with by the same. */
    String kind() {
        return precision.id + (observe ? " observed" : "");
    }

    /**
     * @param picture where the picture is; moved on, whether it comes to its end or not
     * @param tokens receives {@code float[tokens][projection width]}
     * @return false when it was cancelled
     */
    boolean run(
            Pixels pixels, PictureOnItsWay picture, MemorySegment tokens, VisionEncoder.Progress progress,
            CancelFlag cancel) throws OrtException, IOException, PreparedFile.DamagedException {
        try (var run = new OrtSession.RunOptions();
                var _ = cancel.whenSet(() -> terminate(run))) {
            compute(pixels, picture, tokens, progress, cancel, run);
        } catch (OrtException e) {
            // What a run that was told to stop throws cannot be told from a failure but by this.
            if (!cancel.isSet()) {
                throw e;
            }
        }
        return !cancel.isSet();
    }

    private void compute(
            Pixels pixels, PictureOnItsWay picture, MemorySegment tokens, VisionEncoder.Progress progress,
            CancelFlag cancel, OrtSession.RunOptions run)
            throws OrtException, IOException, PreparedFile.DamagedException {
        if (!picture.begun()) {
            long size = projector.imageSize();
            run(stem, Preparation.STEM, SiglipGraphs.PIXELS, tensor(pixels.floats(), 1, 3, size, size),
                    activations(picture.next()), run, picture);
            picture.advance();
        } else if (picture.blocks() > 0) {
            progress.onBlock(picture.blocks(), projector.blocks());
        }
        while (picture.blocks() < projector.blocks() && !cancel.isSet()) {
            run(block, Preparation.block(picture.blocks()), SiglipGraphs.IN, activations(picture.current()),
                    activations(picture.next()), run, picture);
            picture.advance();
            progress.onBlock(picture.blocks(), projector.blocks());
        }
        if (!cancel.isSet()) {
            run(head, Preparation.HEAD, SiglipGraphs.IN, activations(picture.current()),
                    tensor(tokens, projector.tokensPerImage(), projector.projectionWidth()), run, picture);
        }
    }

    private OnnxTensor activations(MemorySegment floats) throws OrtException {
        long side = projector.imageSize() / projector.patchSize();
        return tensor(floats, side * side, projector.width());
    }

    /** Runs a graph with the weights of a section. Closes both tensors. */
    private void run(
            OrtSession session, String section, String input, OnnxTensor in, OnnxTensor out,
            OrtSession.RunOptions options, PictureOnItsWay picture)
            throws OrtException, IOException, PreparedFile.DamagedException {
        var inputs = new HashMap<String, OnnxTensor>();
        inputs.put(input, in);
        try (out; var mapped = Arena.ofShared()) {
            var found = weights.section(section);
            var memory = weights.map(found, mapped);
            for (var t : found.tensors()) {
                var shape = t.shape().stream().mapToLong(Long::longValue).toArray();
                var buffer = memory.asSlice(t.offset(), t.bytes()).asByteBuffer().order(ByteOrder.nativeOrder());
                inputs.put(t.name(), OnnxTensor.createTensor(environment, buffer, shape, t.type().java));
            }
            var observed = observe && session == block ? OBSERVED : Set.<String>of();
            try (var result = session.run(inputs, observed, Map.of(SiglipGraphs.OUT, out), options)) {
                if (!observed.isEmpty()) {
                    picture.ranges().add(ranges(result));
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static Map<Site, float[]> ranges(OrtSession.Result result) {
        var all = new EnumMap<Site, float[]>(Site.class);
        for (var site : Site.values()) {
            var floats = ((OnnxTensor) result.get(site.range()).orElseThrow()).getFloatBuffer();
            var range = new float[floats.remaining()];
            floats.get(range);
            all.put(site, range);
        }
        return all;
    }

    private OnnxTensor tensor(MemorySegment floats, long... shape) throws OrtException {
        var buffer = floats.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    private static void terminate(OrtSession.RunOptions run) {
        try {
            run.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the weights' file, so that it is made again. */
    void discardWeights() throws IOException {
        weights.discard();
    }

    /** Lets go of the graphs, and of the weights' file. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (weights) {
            stem.close();
            block.close();
            head.close();
        } catch (OrtException | IOException e) {
            throw new IllegalStateException("ONNX Runtime could not be let go of", e);
        }
    }
}
