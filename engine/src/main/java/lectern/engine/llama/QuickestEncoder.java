package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
import lectern.engine.encode.Pixels;
import lectern.engine.encode.ProjectorHash;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.OnnxRuntime;
import lectern.engine.onnx.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoder that was chosen, or the quickest. On a CPU the first picture is encoded by ONNX Runtime, then mtmd computes
 * one block of it: whichever took less for a block encodes from then on, on this computer, with this projector. A picture
 * so small that mtmd is done before ONNX Runtime would have started is not worth the comparison. Where anything keeps
 * ONNX Runtime from working, mtmd encodes.
 */
final class QuickestEncoder implements VisionEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(QuickestEncoder.class);

    /** Less work than this a slow computer does in a second: then what is loaded is asked first. */
    private static final double LITTLE_WORK = 20e9;

    /** How long ONNX Runtime takes to start, about: unpacking, linking, three graphs. */
    private static final long ONNX_START_MILLIS = 500;

    /** Loads mtmd, which needs the language model. */
    @FunctionalInterface
    interface MtmdLoader {
        VisionEncoder load(DoubleConsumer progress) throws EngineException;
    }

    private final Projector projector;
    private final EncoderChoice choice;
    private final Optional<Path> folder;
    private final int threads;
    private final String machine;
    private final MtmdLoader loader;

    private VisionEncoder mtmd;
    private OnnxEncoder onnx;

    /** Set while a picture is so little work that mtmd, which is loaded quickly, may be done before the other starts. */
    private VisionEncoder little;

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
        this.choice = choice == EncoderChoice.AUTO && (gpu || folder.isEmpty() || !OnnxEncoder.takes(projector))
                ? EncoderChoice.MTMD
                : choice;
        this.folder = folder;
        this.threads = threads;
        this.machine = machine;
        this.loader = loader;
    }

    /** Loads what is certain to be needed, so that files that do not load are found while the model is opened. */
    void open(DoubleConsumer progress, CancelFlag cancel) throws EngineException {
        switch (choice) {
            case MTMD -> chosen = mtmd(progress);
            case ONNX_F32 -> chosen = onnx(EncoderChoice.ONNX_F32.id());
            case AUTO -> {
                if (EncodeWork.operations(projector) < LITTLE_WORK) {
                    little = mtmd(progress);
                } else {
                    openLarge(cancel);
                }
            }
        }
    }

    /** Opens as for a picture that is much work: mtmd, which would have to be loaded for it, is not tried first. */
    void openLarge(CancelFlag cancel) throws EngineException {
        little = null;
        chosen = known(cancel);
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
        if (chosen != null) {
            return chosen.encode(pixels, arena, progress, cancel);
        }
        if (little != null) {
            var encoded = little.encode(pixels, arena, progress, cancel);
            if (encoded.isPresent()) {
                chosen = encoded.get().millis() <= ONNX_START_MILLIS ? little : known(cancel);
                little = null;
            }
            return encoded;
        }
        return compare(pixels, arena, progress, cancel);
    }

    private Optional<Encoded> compare(Pixels pixels, Arena arena, Progress progress, CancelFlag cancel)
            throws EngineException {
        var times = new BlockTimes(progress);
        Optional<Encoded> encoded;
        try {
            var candidate = onnx(EncoderChoice.ONNX_F32.id());
            encoded = candidate.encode(pixels, arena, times, cancel);
        } catch (EngineException e) {
            LOG.warn("ONNX Runtime does not encode here, so mtmd does", e);
            closeOnnx();
            chosen = mtmd(progress::onPrepare);
            return chosen.encode(pixels, arena, progress, cancel);
        }
        if (encoded.isPresent()) {
            onnx.release();
            decide(times.millisPerBlock(), pixels);
        }
        return encoded;
    }

    private void decide(double onnxMillis, Pixels pixels) throws EngineException {
        double mtmdMillis = oneBlockByMtmd(pixels);
        chosen = mtmdMillis < onnxMillis ? mtmd : onnx;
        LOG.info("A block takes {} ms in ONNX Runtime, {} ms in mtmd", Math.round(onnxMillis), Math.round(mtmdMillis));
        if (chosen == onnx) {
            mtmd.close();
            mtmd = null;
        }
        Map<String, Double> times = new LinkedHashMap<>();
        times.put(EncoderChoice.ONNX_F32.id(), onnxMillis);
        times.put(EncoderChoice.MTMD.id(), mtmdMillis);
        keep(new EncoderReport.Measured(
                projector.path().getFileName().toString(), chosen.name(), times, projector.blocks(), threads));
    }

    /** A flag that is set from the start stops mtmd after its first block. */
    private double oneBlockByMtmd(Pixels pixels) throws EngineException {
        var encoder = mtmd(fraction -> {});
        var stop = new CancelFlag();
        stop.set();
        try (var scratch = Arena.ofShared()) {
            long start = System.nanoTime();
            encoder.encode(pixels, scratch, (done, all) -> {}, stop);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** The encoder that an earlier run found to be the quickest; null when there was none. */
    private VisionEncoder known(CancelFlag cancel) throws EngineException {
        try {
            var hash = new ProjectorHash(folder.orElseThrow()).of(projector.path(), fraction -> {}, cancel);
            if (hash == null) {
                return null;
            }
            var measured = new EncoderMemory(folder.get()).find(hash, machine(), threads);
            if (measured.isEmpty()) {
                return null;
            }
            return measured.get().chosen().equals(EncoderChoice.MTMD.id())
                    ? mtmd(fraction -> {})
                    : onnx(measured.get().chosen());
        } catch (IOException e) {
            LOG.warn("What was measured of the encoders cannot be read, so it is measured again", e);
            return null;
        }
    }

    private void keep(EncoderReport.Measured measured) {
        try {
            var hash = new ProjectorHash(folder.orElseThrow()).of(projector.path(), fraction -> {}, new CancelFlag());
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

    private VisionEncoder mtmd(DoubleConsumer progress) throws EngineException {
        if (mtmd == null) {
            mtmd = loader.load(progress);
        }
        return mtmd;
    }

    private OnnxEncoder onnx(String name) throws EngineException {
        if (onnx == null) {
            onnx = new OnnxEncoder(projector, Precision.ofEncoder(name), folder.orElseThrow(() -> new EngineException(
                    Reason.INTERNAL, "There is no folder to keep prepared weights in. Choose the encoder “mtmd”.")), threads);
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
        if (mtmd != null) {
            mtmd.close();
            mtmd = null;
        }
    }
}
