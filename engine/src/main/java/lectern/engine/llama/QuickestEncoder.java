package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderReport;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.BlockTimes;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.EncodeWork;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.llama.MtmdEncoder.Attention;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.OnnxRuntime;
import lectern.engine.onnx.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoder that was chosen, or the quickest. On a CPU the first picture is encoded by ONNX Runtime in 32-bit floats;
 * when it is done and nobody waits, the others are compared with it, and the quickest that is accurate enough encodes
 * from then on, on this computer, with this projector. A picture so small that mtmd is done before ONNX Runtime would
 * have started is not worth the comparison. Where anything keeps ONNX Runtime from working, mtmd encodes.
 */
final class QuickestEncoder implements VisionEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(QuickestEncoder.class);

    /** Less work than this a slow computer does in a second: then what is loaded is asked first. */
    private static final double LITTLE_WORK = 20e9;

    /** How long ONNX Runtime takes to start, about: unpacking, linking, three graphs. */
    private static final long ONNX_START_MILLIS = 500;

    /** So many pictures have to take mtmd longer than that before ONNX Runtime is tried. */
    private static final int SLOW_PICTURES = 3;

    private final Projector projector;
    private final EncoderChoice choice;
    private final boolean onnxTakesIt;
    private final Optional<Path> folder;
    private final int threads;
    private final KeptChoice kept;
    private final MtmdAlone mtmd;

    private OnnxEncoder onnx;
    private Precision precision = Precision.F32;

    /** Set between the first picture and the decision. */
    private Comparison comparison;

    /**
     * Set while a picture is so little work that mtmd, which is loaded quickly, may be done before the other starts.
     */
    private VisionEncoder little;

    private int slowPictures;

    /** Set once it is decided. */
    private VisionEncoder chosen;

    /**
     * @param folder where prepared weights and measurements are kept; without it, mtmd encodes
     * @param gpu whether llama.cpp computes on one: then mtmd is not compared with a CPU
     * @param machine what a measurement depends on, such as the CPU library
     */
    QuickestEncoder(
            Projector projector, EncoderChoice choice, Optional<Path> folder, boolean gpu, int threads, String machine,
            MtmdLoader loader) {
        this.projector = projector;
        this.choice = choice == EncoderChoice.AUTO && gpu ? EncoderChoice.MTMD : choice;
        onnxTakesIt = folder.isPresent() && OnnxEncoder.takes(projector);
        this.folder = folder;
        this.threads = threads;
        kept = new KeptChoice(projector, folder, threads, machine);
        mtmd = new MtmdAlone(loader);
    }

    /** Loads what is certain to be needed, so that files that do not load are found while the model is opened. */
    void open(DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        switch (choice) {
            case MTMD -> chosen = mtmd.with(Attention.FLASH, progress);
            case MTMD_PLAIN -> chosen = mtmd.with(Attention.PLAIN, progress);
            case ONNX_F32, ONNX_INT8 -> chosen = encoder(choice.id(), progress);
            case AUTO -> {
                if (EncodeWork.operations(projector) < LITTLE_WORK) {
                    little = mtmd.with(Attention.FLASH, progress);
                } else {
                    openLarge(progress, cancel);
                }
            }
        }
    }

    /** Opens as for a picture that is much work: mtmd, which would have to be loaded for it, is not tried first. */
    void openLarge(DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        little = null;
        var known = kept.find(cancel);
        chosen = known.isPresent() ? encoder(known.get(), fraction -> {}) : null;
        if (chosen == null && !onnxTakesIt) {
            mtmd.with(Attention.FLASH, progress);
        }
    }

    @Override
    public String name() {
        return chosen == null ? EncoderChoice.AUTO.id() : chosen.name();
    }

    @Override
    public Projector projector() {
        return projector;
    }

    @Override
    public Optional<Encoded> encode(Pixels pixels, Arena arena, Progress progress, CancelFlag cancel)
            throws EngineException {
        var times = new BlockTimes(progress);
        if (chosen == null && little != null) {
            var encoded = little.encode(pixels, arena, progress, cancel);
            if (encoded.isPresent()) {
                judge(encoded.get().millis(), cancel);
            }
            return encoded;
        }
        var encoded = chosen == null
                ? first(pixels, arena, times, cancel)
                : chosen.encode(pixels, arena, times, cancel);
        if (little == null && encoded.isPresent() && times.millisPerBlock() > 0) {
            kept.learn(computing(), times.millisPerBlock());
        }
        return encoded;
    }

    @Override
    public double millisPerBlock() {
        // While it takes so little time, an estimate is worth nothing.
        return little == null ? kept.millisPerBlock(computing()) : 0;
    }

    /** The name of what encodes now, or would. */
    private String computing() {
        return chosen == null ? EncoderChoice.ONNX_F32.id() : chosen.name();
    }

    /** One slow picture may be the fault of another program. */
    private void judge(long millis, CancelFlag cancel) throws EngineException {
        if (millis <= ONNX_START_MILLIS) {
            chosen = little;
        } else if (++slowPictures == SLOW_PICTURES) {
            openLarge(fraction -> {}, cancel);
        }
    }

    /** Encodes in ONNX Runtime, and keeps the picture to compare with when there is time. */
    private Optional<Encoded> first(Pixels pixels, Arena arena, BlockTimes times, CancelFlag cancel)
            throws EngineException {
        if (!onnxTakesIt) {
            return byMtmd(pixels, arena, times, cancel);
        }
        Optional<Encoded> encoded;
        try {
            encoded = onnx().encode(pixels, arena, times, cancel);
        } catch (EngineException e) {
            LOG.warn("ONNX Runtime does not encode here, so mtmd does", e);
            close();
            return byMtmd(pixels, arena, times, cancel);
        }
        if (encoded.isPresent() && comparison == null && times.millisPerBlock() > 0) {
            comparison = new Comparison(pixels, encoded.get().tokens(), times.millisPerBlock());
        }
        return encoded;
    }

    /** Without ONNX Runtime there is only the attention of mtmd to choose. */
    private Optional<Encoded> byMtmd(Pixels pixels, Arena arena, BlockTimes times, CancelFlag cancel)
            throws EngineException {
        var trial = mtmd.trial(pixels);
        if (!(onnxTakesIt && OnnxRuntime.loads())) {
            kept.keep(new EncoderReport.Measured(
                    projector.path().getFileName().toString(), trial.quickest(), trial.millisPerBlock(),
                    Optional.empty(), projector.blocks(), threads));
        }
        chosen = encoder(trial.quickest(), times::onPrepare);
        return chosen.encode(pixels, arena, times, cancel);
    }

    /**
     * Compares the encoders when nobody waits for a picture, and decides. When it is cancelled, nothing is decided and
     * the next call begins again.
     */
    void idle(CancelFlag cancel) throws EngineException {
        if (comparison == null || cancel.isSet()) {
            return;
        }
        release();
        var result = comparison.run(new OnnxEncoder(projector, Precision.INT8, folder.orElseThrow(), threads),
                mtmd.loader(), threads, cancel);
        if (result.isEmpty()) {
            return;
        }
        comparison.close();
        comparison = null;
        var measured = result.get();
        LOG.info("Encoders compared: {}", measured);
        kept.keep(measured);
        closeOnnx();
        chosen = encoder(measured.chosen(), fraction -> {});
        if (chosen == onnx) {
            mtmd.close();
        }
    }

    private VisionEncoder encoder(String name, DoubleConsumer progress) throws EngineException {
        for (var attention : Attention.values()) {
            if (name.equals(attention.id())) {
                return mtmd.with(attention, progress);
            }
        }
        precision = Precision.ofEncoder(name);
        return onnx();
    }

    private OnnxEncoder onnx() throws EngineException {
        if (onnx == null) {
            var prepared = folder.orElseThrow(() -> new EngineException(
                    Reason.INTERNAL, "There is no folder to keep prepared weights in. Choose the encoder “mtmd”."));
            onnx = new OnnxEncoder(projector, precision, prepared, threads);
        }
        return onnx;
    }

    private void closeOnnx() {
        if (onnx != null) {
            onnx.close();
            onnx = null;
        }
    }

    @Override
    public void release() {
        if (onnx != null) {
            onnx.release();
        }
    }

    @Override
    public void close() {
        closeOnnx();
        if (comparison != null) {
            comparison.close();
            comparison = null;
        }
        mtmd.close();
    }
}
