package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.host.Frame;
import lectern.engine.llama.MtmdEncoder.Attention;
import lectern.engine.onnx.HardwareRate;
import lectern.engine.onnx.OnnxEncoder;
import lectern.engine.onnx.Precision;

/** Encodes pictures with an encoder that is named, for the bench. The encoder stays loaded for the next picture. */
final class Trials implements AutoCloseable {

    private final LlamaLibrary library;
    private final Optional<Path> folder;
    private final CancelFlag cancel;
    private String open = "";
    private VisionEncoder encoder;
    private LlamaModel model;

    Trials(LlamaLibrary library, Optional<Path> folder, CancelFlag cancel) {
        this.library = library;
        this.folder = folder;
        this.cancel = cancel;
    }

    EncoderTrial run(Frame.Try request) throws EngineException {
        int threads = request.threads() > 0 ? request.threads() : CpuCores.physical();
        long start = System.nanoTime();
        open(request, threads);
        if (encoder instanceof OnnxEncoder onnx) {
            onnx.prepare((done, all) -> {}, cancel);
        }
        long prepared = System.nanoTime() - start;
        try (var arena = Arena.ofShared()) {
            var encoded = encoder.encode(pixels(encoder.projector(), request.picture(), arena), arena,
                            (done, all) -> {}, cancel)
                    .orElseThrow(() -> new EngineException(Reason.CANCELLED, "It was stopped."));
            Files.write(Path.of(request.tokens()), encoded.tokens().toArray(ValueLayout.JAVA_BYTE));
            long peak = library.peakMemory();
            return new EncoderTrial(
                    request.encoder().id(), prepared / 1_000_000, encoded.millis(), peak,
                    request.rates() ? HardwareRate.matmulGflops(threads) : 0,
                    request.rates() ? HardwareRate.bandwidthGigabytes(threads) : 0);
        } catch (IOException e) {
            throw new EngineException(Reason.WORKING_FILE,
                    "The bench could not read its picture or write its result: " + e.getMessage() + ".", e);
        }
    }

    private void open(Frame.Try request, int threads) throws EngineException {
        var wanted = request.encoder() + " " + request.projector() + " " + request.model() + " " + threads;
        if (wanted.equals(open)) {
            return;
        }
        close();
        var projector = LlamaBackend.projector(request.projector());
        encoder = switch (request.encoder()) {
            case ONNX_F32 -> new OnnxEncoder(projector, Precision.F32, cache(), threads);
            case ONNX_INT8 -> new OnnxEncoder(projector, Precision.INT8, cache(), threads);
            case MTMD -> mtmd(request, projector, Attention.FLASH, threads);
            case MTMD_PLAIN -> mtmd(request, projector, Attention.PLAIN, threads);
            case AUTO -> throw new EngineException(Reason.INTERNAL, "The bench has to name an encoder.");
        };
        open = wanted;
    }

    private VisionEncoder mtmd(Frame.Try request, Projector projector, Attention attention, int threads)
            throws EngineException {
        var file = request.model()
                .orElseThrow(() -> new EngineException(
                        Reason.NO_MODEL,
                        "mtmd needs the language model beside the projector. Name it with --model FILE.gguf."));
        model = LlamaModel.load(library, Path.of(file), 0, fraction -> {}, cancel);
        return MtmdEncoder.load(library, projector, model, attention, threads, fraction -> {}, cancel);
    }

    private Path cache() throws EngineException {
        return folder.orElseThrow(() -> new EngineException(
                Reason.INTERNAL, "There is no folder to keep prepared weights in."));
    }

    private static Pixels pixels(Projector projector, String file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(Path.of(file))) {
            var rgb = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return Pixels.of(rgb, projector.imageSize(), projector.imageMean(), projector.imageStd(), arena);
        }
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
        if (model != null) {
            model.close();
            model = null;
        }
        open = "";
    }
}
