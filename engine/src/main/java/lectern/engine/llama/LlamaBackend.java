package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lectern.engine.AnswerListener;
import lectern.engine.EncoderReport;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.EncoderMemory;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.host.Backend;
import lectern.engine.host.Frame;
import lectern.engine.onnx.OnnxRuntime;
import lectern.engine.onnx.PreparedCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** llama.cpp with its image encoder: the first choice of backend. */
public final class LlamaBackend implements Backend {

    private static final Logger LOG = LoggerFactory.getLogger(LlamaBackend.class);

    private static final int CONTEXT_STEP = 256;
    private static final int DEFAULT_BATCH = 2048;

    private final LlamaLibrary library;
    private final Optional<Path> encoderFolder;
    private final CancelFlag cancel = new CancelFlag();
    private final EmbeddingCache embeddings = new EmbeddingCache();

    private Session session;
    private WarmUp warmUp;
    private Trials trials;
    private LlamaModel vocabulary;
    private String vocabularyFile = "";

    /** With mtmd as its encoder. */
    public LlamaBackend(LlamaLibrary library) {
        this(library, Optional.empty());
    }

    /** @param encoderFolder where prepared weights and measurements of encoders are kept; without it, mtmd encodes */
    public LlamaBackend(LlamaLibrary library, Optional<Path> encoderFolder) {
        this.library = library;
        this.encoderFolder = encoderFolder;
        encoderFolder.ifPresent(PreparedCollection::start);
        encoderFolder.map(folder -> folder.resolve("onnxruntime")).ifPresent(OnnxRuntime::keepIn);
    }

    @Override
    public EngineInfo describe() {
        return library.describe(encoderFolder.map(LlamaBackend::encoders));
    }

    private static EncoderReport encoders(Path folder) {
        var measured = new EncoderMemory(folder).all();
        try {
            return new EncoderReport(Optional.of(OnnxRuntime.version()), Optional.empty(), measured);
        } catch (OnnxRuntime.UnavailableException e) {
            return new EncoderReport(Optional.empty(), Optional.of(e.getMessage()), measured);
        }
    }

    @Override
    public ModelInfo open(Frame.Open request, ProgressListener progress) throws EngineException {
        release();
        embeddings.begin(files(request));
        long start = System.nanoTime();
        session = load(request, progress);
        warmUp = new WarmUp(library, session, embeddings, cancel);
        warmUp.once();
        if (cancel.isSet()) {
            release();
            throw new EngineException(Reason.CANCELLED, "Opening the model was stopped.");
        }
        return session.info((System.nanoTime() - start) / 1_000_000);
    }

    @Override
    public void release() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private Optional<EmbeddingFiles> files(Frame.Open request) {
        return encoderFolder.flatMap(folder -> request.projector().flatMap(projector -> request.vision().map(
                vision -> new EmbeddingFiles(
                        folder, Path.of(projector), request.settings().encoder().id(),
                        (long) Float.BYTES * vision.tokensPerImage() * vision.embeddingWidth(),
                        request.settings().keep().imageTokens()))));
    }

    private Optional<KeptPrompts> prompts(Frame.Open request) {
        long most = request.settings().keep().prompts();
        var rest = "llama.cpp " + library.version() + ", " + request.settings().encoder().id();
        return encoderFolder.filter(folder -> most > 0).map(folder -> new KeptPrompts(
                folder, most,
                new PromptIdentity(
                        folder, Path.of(request.model()), request.projector().map(Path::of), rest,
                        request.vision().map(ModelInfo.Vision::tokensPerImage).orElse(0))));
    }

    private Session load(Frame.Open request, ProgressListener progress) throws EngineException {
        var settings = request.settings();
        int threads = settings.threads() > 0 ? settings.threads() : CpuCores.worthwhile(Path.of(request.model()));
        var model = LlamaModel.load(
                library, Path.of(request.model()), settings.gpuLayers(),
                fraction -> progress.onProgress(Stage.LOAD_MODEL, fraction), cancel);
        VisionEncoder vision = null;
        try {
            if (request.projector().isPresent()) {
                var projector = projector(request.projector().get());
                int encoderThreads =
                        settings.threads() > 0 ? settings.threads() : CpuCores.worthwhile(projector.path());
                var encoder = encoder(projector, model, encoderThreads, settings);
                vision = encoder;
                encoder.open(fraction -> progress.onProgress(Stage.LOAD_PROJECTOR, fraction), cancel);
            }
            int size = contextSize(settings, model, request.vision());
            // No batch is larger than the window: the library cuts batches to it, and aborts on a longer one.
            int microBatch = Math.min(size, microBatch(settings, request.vision()));
            int batch = Math.max(microBatch, settings.batchSize() > 0 ? settings.batchSize() : DEFAULT_BATCH);
            var context = LlamaContext.create(model, size, batch, microBatch, threads, cancel);
            return new Session(
                    model, context, microBatch, Optional.ofNullable(vision), request.vision(), prompts(request));
        } catch (EngineException | RuntimeException e) {
            if (vision != null) {
                vision.close();
            }
            model.close();
            throw e;
        }
    }

    private QuickestEncoder encoder(Projector projector, LlamaModel model, int threads, EngineSettings settings) {
        var machine = "llama.cpp " + library.version() + " on " + library.cpuVariant();
        return new QuickestEncoder(
                projector, settings.encoder(), encoderFolder, library.hasGpu(), threads, machine,
                (attention, progress) ->
                        MtmdEncoder.load(library, projector, model, attention, threads, progress, cancel));
    }

    static Projector projector(String file) throws EngineException {
        try {
            return ModelCheck.checkProjector(Path.of(file));
        } catch (GgufException e) {
            throw e.toEngineException();
        }
    }

    /** A picture has to go through in one piece: the library aborts the process when it does not fit. */
    private static int microBatch(EngineSettings settings, Optional<ModelInfo.Vision> vision) {
        int wanted = settings.microBatchSize() > 0 ? settings.microBatchSize() : EngineSettings.DEFAULT_MICRO_BATCH;
        return Math.max(wanted, vision.map(ModelInfo.Vision::tokensPerImage).orElse(1));
    }

    /** Whole steps of the KV cache, as the library would round it up itself. */
    private static int contextSize(EngineSettings settings, LlamaModel model, Optional<ModelInfo.Vision> vision)
            throws EngineException {
        int wanted = settings.contextSize() > 0
                ? settings.contextSize()
                : Math.min(EngineSettings.DEFAULT_CONTEXT, model.trainedContextSize());
        int picture = vision.map(ModelInfo.Vision::tokensPerImage).orElse(0);
        if (wanted < picture) {
            throw new EngineException(
                    Reason.CONTEXT_BELOW_PICTURE, List.of(picture, wanted, 4 * picture),
                    String.format(
                            Locale.ENGLISH,
                            "A picture takes %,d tokens, but the context window was set to %,d. Set it to at least"
                                    + " %,d.",
                            picture, wanted, 4 * picture));
        }
        return Math.ceilDiv(wanted, CONTEXT_STEP) * CONTEXT_STEP;
    }

    @Override
    public List<Integer> tokenize(Frame.Tokenize request) throws EngineException {
        if (!request.model().equals(vocabularyFile)) {
            if (vocabulary != null) {
                vocabulary.close();
                vocabulary = null;
                vocabularyFile = "";
            }
            vocabulary = LlamaModel.loadVocabulary(library, Path.of(request.model()));
            vocabularyFile = request.model();
        }
        return new PromptTokenizer(vocabulary).flat(request.prompt(), request.tokensPerImage());
    }

    @Override
    public Frame.Reply ask(Frame.Ask request, AnswerListener out) throws EngineException {
        requireSession();
        if (request.views().isEmpty()) {
            // A picture ahead of its question may have been left off: its memory is for the answer now.
            session.vision.ifPresent(VisionEncoder::release);
        }
        try (var arena = Arena.ofShared()) {
            return new Generation(library, session, embeddings, cancel, request, out, arena).run();
        }
    }

    private void requireSession() throws EngineException {
        if (session == null) {
            throw new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
        }
    }

    @Override
    public Optional<Long> encodeAhead(Frame.Encode request, ProgressListener progress) throws EngineException {
        requireSession();
        try (var arena = Arena.ofShared()) {
            return new ViewEncoder(session.vision, embeddings, !request.memoryOnly(), cancel, progress, arena)
                    .ahead(request.view());
        }
    }

    @Override
    public Optional<Frame.Reply> readAhead(Frame.ReadAhead request, ProgressListener progress, BooleanSupplier goesOn)
            throws EngineException {
        requireSession();
        try (var arena = Arena.ofShared()) {
            return new AheadReading(session, embeddings, cancel, request, progress, arena).run(goesOn);
        }
    }

    @Override
    public EncoderTrial tryEncoder(Frame.Try request) throws EngineException {
        if (trials == null) {
            trials = new Trials(library, encoderFolder, cancel);
        }
        return trials.run(request);
    }

    @Override
    public void idle() {
        if (session == null) {
            return;
        }
        warmUp.idle();
        session.kept().ifPresent(kept -> kept.finish(cancel));
        if (!(session.vision.orElse(null) instanceof QuickestEncoder encoder)) {
            return;
        }
        encoder.release();
        try {
            encoder.idle(cancel);
        } catch (EngineException e) {
            LOG.warn("The encoders could not be compared", e);
        }
    }

    @Override
    public void cancel() {
        cancel.set();
    }

    @Override
    public void resetCancel() {
        cancel.clear();
    }
}
