package lectern.engine.javallama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerStats;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.StopReason;
import lectern.engine.host.Backend;
import lectern.engine.host.ContextOverflow;
import lectern.engine.host.Frame;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PlainText;
import lectern.engine.prompt.PromptPart;

/** Text only, by java-llama.cpp. */
public final class JavaLlamaBackend implements Backend {

    private static final String VERSION = "4.2.0";
    private static final String UNPACK_FOLDER = "de.kherud.llama.tmpdir";

    private final Optional<String> problem;
    private LlamaModel model;
    private int contextSize;
    private long loadMillis;
    private volatile boolean cancelled;

    /** @param problem why the first engine could not be used; empty when this one was asked for */
    public JavaLlamaBackend(Optional<String> problem) {
        this.problem = problem;
    }

    @Override
    public EngineInfo describe() {
        return new EngineInfo(
                "java-llama", false, Map.of("java-llama.cpp", VERSION), List.of(), Optional.empty(), Optional.empty(),
                problem);
    }

    @Override
    public ModelInfo open(Frame.Open request, ProgressListener progress) throws EngineException {
        release();
        long start = System.nanoTime();
        var settings = request.settings();
        contextSize = settings.contextSize() > 0 ? settings.contextSize() : EngineSettings.DEFAULT_CONTEXT;
        progress.onProgress(Stage.LOAD_MODEL, 0);
        model = load(request.model(), settings.threads(), settings.gpuLayers());
        progress.onProgress(Stage.LOAD_MODEL, 1);
        loadMillis = (System.nanoTime() - start) / 1_000_000;
        return new ModelInfo(
                "java-llama", Path.of(request.model()).getFileName().toString(), Optional.empty(), contextSize,
                contextSize, loadMillis, Optional.of(notice()));
    }

    private LlamaModel load(String file, int threads, int gpuLayers) throws EngineException {
        try {
            unpackApart();
            LlamaModel.setLogger(LogFormat.TEXT, (level, line) -> {});
            var parameters = new ModelParameters()
                    .setModel(file)
                    .setCtxSize(contextSize)
                    .setGpuLayers(gpuLayers < 0 ? 999 : gpuLayers)
                    .disableContextShift()
                    .disableLog();
            if (threads > 0) {
                parameters.setThreads(threads).setThreadsBatch(threads);
            }
            return new LlamaModel(parameters);
        } catch (RuntimeException e) {
            throw new EngineException(Reason.MODEL_DAMAGED, List.of(Path.of(file).getFileName().toString()),
                    Path.of(file).getFileName() + " could not be loaded by the text-only engine. Choose another model."
                            + problem.map(why -> " Lectern's own engine does not run here: " + why).orElse(""), e);
        } catch (LinkageError e) {
            throw new EngineException(Reason.NATIVES_UNAVAILABLE,
                    "No engine runs on this computer. " + problem.orElse("") + " Neither does the text-only one: "
                            + e.getMessage(), e);
        }
    }

    /** The library unpacks itself to a fixed name, where another user's copy may lie: it gets a folder of its own. */
    private static void unpackApart() {
        if (System.getProperty(UNPACK_FOLDER) == null) {
            try {
                var folder = Files.createTempDirectory("lectern-java-llama");
                folder.toFile().deleteOnExit();
                System.setProperty(UNPACK_FOLDER, folder.toString());
            } catch (IOException e) {
                // Then it goes to the usual place, and most likely works.
                System.err.println("No folder for java-llama.cpp: " + e.getMessage());
            }
        }
    }

    private String notice() {
        return problem.map(why -> "Lectern reads text only at the moment, no pictures, because its own engine does not"
                        + " run: " + why)
                .orElse("The text-only engine is in use, as you asked: it cannot see pictures.");
    }

    @Override
    public List<Integer> tokenize(Frame.Tokenize request) throws EngineException {
        throw new EngineException(Reason.NATIVES_UNAVAILABLE,
                "The text-only engine cannot show the tokens of a prompt. " + problem.orElse("Use the other engine."));
    }

    @Override
    public Frame.Answered ask(Frame.Ask request, AnswerListener out) throws EngineException {
        if (model == null) {
            throw new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
        }
        if (!request.views().isEmpty()) {
            throw new EngineException(Reason.NO_VISION,
                    "The text-only engine cannot see pictures. " + problem.orElse("Use the other engine for this."));
        }
        var prompt = prompt(request.prompt());
        int promptTokens = model.encode(prompt).length;
        if (promptTokens >= contextSize) {
            throw ContextOverflow.of(promptTokens, contextSize, 0);
        }
        try {
            return write(request, prompt, promptTokens, out);
        } catch (RuntimeException e) {
            if (request.options().grammar().isEmpty()) {
                throw e;
            }
            throw new EngineException(
                    Reason.BAD_GRAMMAR,
                    "The form that the answer should have cannot be used (" + e.getMessage() + "). Nothing was asked.",
                    e);
        }
    }

    private Frame.Answered write(Frame.Ask request, String prompt, int promptTokens, AnswerListener out) {
        int most = Math.min(
                request.options().maxTokens() > 0 ? request.options().maxTokens() : Integer.MAX_VALUE,
                contextSize - promptTokens);
        var text = new StringBuilder();
        long start = System.nanoTime();
        long firstAt = 0;
        int pieces = 0;
        var iterator = model.generate(parameters(request, prompt, most)).iterator();
        while (iterator.hasNext()) {
            var piece = iterator.next().text;
            firstAt = firstAt == 0 ? System.nanoTime() : firstAt;
            if (cancelled) {
                iterator.cancel();
                break;
            }
            pieces++;
            text.append(piece);
            if (!piece.isEmpty()) {
                out.onText(piece);
            }
        }
        long end = System.nanoTime();
        long first = firstAt == 0 ? end : firstAt;
        var reason = cancelled ? StopReason.CANCELLED
                : pieces >= most ? StopReason.MAX_TOKENS
                : StopReason.END_OF_TURN;
        var tokens = Arrays.stream(model.encode(text.toString())).boxed().toList();
        return new Frame.Answered(
                request.id(), text.toString(), tokens, reason,
                new AnswerStats(
                        loadMillis, 0, (first - start) / 1_000_000, (end - first) / 1_000_000, promptTokens, 0, 0,
                        tokens.size(), 0),
                List.of());
    }

    private static InferenceParameters parameters(Frame.Ask request, String prompt, int most) {
        var sampling = request.options().sampling();
        var parameters = new InferenceParameters(prompt)
                .setNPredict(most)
                .setCachePrompt(false)
                .setTemperature((float) sampling.temperature())
                .setTopK(sampling.topK())
                .setTopP((float) sampling.topP())
                .setMinP((float) sampling.minP())
                .setRepeatPenalty((float) sampling.repeatPenalty())
                .setRepeatLastN(sampling.repeatLastN());
        if (sampling.seed() >= 0) {
            parameters.setSeed((int) sampling.seed());
        }
        if (!request.options().stops().isEmpty()) {
            parameters.setStopStrings(request.options().stops().toArray(String[]::new));
        }
        request.options().grammar().ifPresent(parameters::setGrammar);
        return parameters;
    }

    /**
     * The prompt as one string, without BOS: this library adds it. It also reads control tokens wherever they stand, so
     * those that a person wrote are broken by an invisible space.
     */
    static String prompt(List<PromptPart> parts) {
        var prompt = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case PromptPart.Control control -> {
                    if (!control.token().equals(ControlToken.BOS)) {
                        prompt.append(control.token());
                    }
                }
                case PromptPart.Words words -> prompt.append(String.join("\u200B", PlainText.pieces(words.text())));
                case PromptPart.Image image -> throw new IllegalArgumentException("Text only");
            }
        }
        return prompt.toString();
    }

    @Override
    public void release() {
        if (model != null) {
            model.close();
            model = null;
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void resetCancel() {
        cancelled = false;
    }
}
