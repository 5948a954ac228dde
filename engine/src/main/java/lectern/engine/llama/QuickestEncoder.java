package lectern.engine.llama;

import java.io.IOException;
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
import lectern.engine.encode.EncoderMemory;
import lectern.engine.encode.LearnedTimes;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.FileHash;
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
 * from then on, on this computer, with this projector. A picture so small that mtmd is done before ONNX Runtime would have
 * started is not worth the comparison. Where anything keeps ONNX Runtime from working, mtmd encodes.
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
    private final String machine;
    private final MtmdLoader loader;

    private VisionEncoder mtmd;
    private OnnxEncoder onnx;
    private Precision precision = Precision.F32;

    /** Set between the first picture and the decision. */
    private Comparison comparison;

    /** Set while a picture is so little work that mtmd, which is loaded quickly, may be done before the other starts. */
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
        this.machine = machine;
        this.loader = loader;
    }

    /** Loads what is certain to be needed, so that files that do not load are found while the model is opened. */
    void open(DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        switch (choice) {
            case MTMD -> chosen = mtmd(Attention.FLASH, progress);
            case MTMD_PLAIN -> chosen = mtmd(Attention.PLAIN, progress);
            case ONNX_F32, ONNX_INT8 -> chosen = encoder(choice.id(), progress);
            case AUTO -> {
                if (EncodeWork.operations(projector) < LITTLE_WORK) {
                    little = mtmd(Attention.FLASH, progress);
                } else {
                    openLarge(progress, cancel);
                }
            }
        }
    }

    /** Opens as for a picture that is much work: mtmd, which would have to be loaded for it, is not tried first. */
    void openLarge(DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        little = null;
        chosen = known(cancel);
        if (chosen == null && !onnxTakesIt) {
            mtmd(Attention.FLASH, progress);
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
        if (encoded.isPresent() && times.millisPerBlock() > 0) {
            learned().ifPresent(known -> known.learn(by(), times.millisPerBlock()));
        }
        return encoded;
    }

    @Override
    public double millisPerBlock() {
        return learned().map(times -> times.millisPerBlock(by())).orElse(0.0);
    }

    /** Empty while it takes so little time that an estimate is worth nothing. */
    private Optional<LearnedTimes> learned() {
        return little == null ? folder.map(kept -> new LearnedTimes(kept, projector.path())) : Optional.empty();
    }

    /** What computes now, as far as its time depends on it. */
    private String by() {
        return (chosen == null ? EncoderChoice.ONNX_F32.id() : chosen.name()) + ", " + threads + " threads, " + machine();
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

    /** Without ONNX Runtime there is only the attention of mtmd to choose, with one block each. */
    private Optional<Encoded> byMtmd(Pixels pixels, Arena arena, BlockTimes times, CancelFlag cancel)
            throws EngineException {
        closeMtmd();
        var millis = Comparison.byMtmd(loader, pixels);
        var quickest = Comparison.quickest(millis, Optional.empty());
        LOG.info("Kinds of attention compared: {}", millis);
        if (folder.isPresent() && !(onnxTakesIt && onnxLoads())) {
            keep(new EncoderReport.Measured(
                    projector.path().getFileName().toString(), quickest, millis, Optional.empty(), projector.blocks(),
                    threads));
        }
        chosen = encoder(quickest, times::onPrepare);
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
                loader, threads, cancel);
        if (result.isEmpty()) {
            return;
        }
        comparison.close();
        comparison = null;
        var measured = result.get();
        LOG.info("Encoders compared: {}", measured);
        keep(measured);
        closeOnnx();
        chosen = encoder(measured.chosen(), fraction -> {});
        if (chosen != mtmd) {
            closeMtmd();
        }
    }

    private VisionEncoder encoder(String name, DoubleConsumer progress) throws EngineException {
        for (var attention : Attention.values()) {
            if (name.equals(attention.id())) {
                return mtmd(attention, progress);
            }
        }
        precision = Precision.ofEncoder(name);
        return onnx();
    }

    /** The encoder that an earlier run found to be the quickest; null when there was none. */
    private VisionEncoder known(CancelFlag cancel) throws EngineException {
        if (folder.isEmpty()) {
            return null;
        }
        try {
            var hash = new FileHash(folder.get()).of(projector.path(), fraction -> {}, cancel);
            if (hash == null) {
                return null;
            }
            var measured = new EncoderMemory(folder.get()).find(hash, machine(), threads);
            if (measured.isEmpty()) {
                return null;
            }
            return encoder(measured.get().chosen(), fraction -> {});
        } catch (IOException e) {
            LOG.warn("What was measured of the encoders cannot be read, so it is measured again", e);
            return null;
        }
    }

    private void keep(EncoderReport.Measured measured) {
        try {
            var hash = new FileHash(folder.orElseThrow()).of(projector.path(), fraction -> {}, new CancelFlag());
            new EncoderMemory(folder.get()).keep(hash, machine(), measured);
        } catch (IOException e) {
            LOG.warn("Which encoder is the quickest could not be kept, so it is measured again the next time", e);
        }
    }

    private String machine() {
        try {
            return machine + ", ONNX Runtime " + OnnxRuntime.version();
        } catch (OnnxRuntime.UnavailableException e) {
            return machine + ", no ONNX Runtime";
        }
    }

    private static boolean onnxLoads() {
        try {
            OnnxRuntime.version();
            return true;
        } catch (OnnxRuntime.UnavailableException e) {
            return false;
        }
    }

    private VisionEncoder mtmd(Attention attention, DoubleConsumer progress) throws EngineException {
        if (mtmd == null || !mtmd.name().equals(attention.id())) {
            closeMtmd();
            mtmd = loader.load(attention, progress);
        }
        return mtmd;
    }

    private OnnxEncoder onnx() throws EngineException {
        if (onnx == null) {
            var kept = folder.orElseThrow(() -> new EngineException(
                    Reason.INTERNAL, "There is no folder to keep prepared weights in. Choose the encoder “mtmd”."));
            onnx = new OnnxEncoder(projector, precision, kept, threads);
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
        closeMtmd();
    }

    private void closeMtmd() {
        if (mtmd != null) {
            mtmd.close();
            mtmd = null;
        }
    }
}
