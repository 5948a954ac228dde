package lectern.engine.llama;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PanScanMode;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.Frame;
import lectern.engine.parity.ParityCase;
import lectern.engine.process.CheckedModel;
import lectern.engine.prompt.GemmaTemplate;
import lectern.engine.prompt.PromptPart;

/**
 * Lectern's side of a comparison with llama.cpp's own programs: answers {@link ParityCase}s greedily in this process
 * and hands out everything the other side needs to do the same, and everything to compare.
 *
 * <pre>java … -Dlectern.natives=FOLDER lectern.engine.llama.ParityRun OUT CASES-PER-MODEL THREADS [CPU-VARIANT]</pre>
 *
 * <p>Writes for each model {@code OUT/modelN/}: the pair, {@code cases.jsonl}, and in {@code data/} for each case the
 * raw RGB that the encoder was given, {@code NAME.lectern.emb} (floats of all pictures) and {@code NAME.lectern.logits}
 * (the logits after the last token that was written). A line of {@code cases.jsonl} has the prompt as llama.cpp's
 * programs take it, with {@code <__media__>} for a picture.
 */
public final class ParityRun implements AutoCloseable {

    static final int MAX_TOKENS = 48;

    private static final String MEDIA_MARKER = "<__media__>";

    /** What one case came to: enough to run it elsewhere and to compare. */
    record Outcome(
            List<Integer> promptIds, List<Integer> tokens, String text, float[] logits, List<float[]> embeddings) {}

    private final LlamaLibrary library;
    private final Session session;
    private final ModelInfo.Vision vision;
    private final EmbeddingCache cache = new EmbeddingCache();
    private final CancelFlag cancel = new CancelFlag();

    ParityRun(LlamaLibrary library, ModelFiles files, EngineSettings settings) throws EngineException {
        this.library = library;
        this.vision = CheckedModel.vision(files.projector().orElseThrow());
        var model = LlamaModel.load(library, files.model(), 0, fraction -> {}, cancel);
        var eye = MtmdEncoder.load(
                library, LlamaBackend.projector(files.projector().orElseThrow().toString()), model,
                MtmdEncoder.Attention.FLASH, settings.threads(), fraction -> {}, cancel);
        var context = LlamaContext.create(
                model, settings.contextSize(), settings.batchSize(), settings.microBatchSize(), settings.threads(),
                cancel);
        this.session = new Session(
                model, context, settings.microBatchSize(), Optional.of(eye), Optional.of(vision), Optional.empty());
    }

    int imageSize() {
        return vision.imageSize();
    }

    /** Answers from an empty KV cache, so that nothing is computed in other portions than in a fresh process. */
    Outcome answer(Chat chat, Path scratch) throws EngineException, IOException {
        session.forget();
        var parts = GemmaTemplate.render(chat);
        var views = views(chat, scratch);
        var request = new Frame.Ask(1, parts, views, new AnswerOptions(Sampling.GREEDY, MAX_TOKENS, List.of()));
        try (var arena = Arena.ofShared()) {
            var answered = (Frame.Answered)
                    new Generation(library, session, cache, cancel, request, new Silent(), arena).run();
            var embeddings = views.stream()
                    .map(view -> cache.get(view.name(), true, arena).orElseThrow().toArray(ValueLayout.JAVA_FLOAT))
                    .toList();
            return new Outcome(
                    session.tokenizer.flat(parts, vision.tokensPerImage()), answered.tokens(), answered.text(),
                    session.context.logits().toArray(ValueLayout.JAVA_FLOAT), embeddings);
        }
    }

    List<Frame.View> views(Chat chat, Path folder) throws IOException {
        var views = new ArrayList<Frame.View>();
        for (var picture : chat.pictures()) {
            var pixels = EncoderInput.views(picture.image(), vision.imageSize(), PanScanMode.OFF).getFirst().pixels();
            var file = folder.resolve(pixels.sha256() + ".rgb");
            Files.write(file, pixels.pixels());
            views.add(new Frame.View(Optional.of(file.toString()), pixels.sha256()));
        }
        return views;
    }

    @Override
    public void close() {
        session.close();
    }

    /** The prompt as llama.cpp's programs take it: they add the tokens around a picture themselves. */
    static String peerPrompt(List<PromptPart> parts) {
        var prompt = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case PromptPart.Control control when control.token().endsWith("_of_image>") -> {}
                case PromptPart.Control control -> prompt.append(control.token());
                case PromptPart.Words words -> prompt.append(words.text());
                case PromptPart.Image image -> prompt.append(MEDIA_MARKER);
            }
        }
        return prompt.toString();
    }

    /** Hears nothing. */
    static final class Silent implements AnswerListener {
        @Override
        public void onText(String piece) {}

        @Override
        public void onProgress(ProgressListener.Stage stage, double fraction) {}
    }

    public static void main(String[] arguments) throws Exception {
        var out = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        var cpu = arguments.length > 3 ? Optional.of(arguments[3]) : Optional.<String>empty();
        var library = LlamaLibrary.load(Path.of(System.getProperty("lectern.natives")), cpu, (level, text) -> {});
        System.out.println("CPU variant: " + library.describe().cpuVariant().orElse("not known"));
        for (int i = 0; i < ParityCase.models().size(); i++) {
            run(library, i, count, threads, out.resolve("model" + i));
        }
    }

    private static void run(LlamaLibrary library, int index, int count, int threads, Path out) throws Exception {
        var model = ParityCase.models().get(index);
        var files = model.write(out);
        var data = Files.createDirectories(out.resolve("data"));
        var json = new ObjectMapper();
        var settings = new EngineSettings(threads, model.contextLength(), 2048, 512, 0);
        try (var run = new ParityRun(library, files, settings);
                var lines = Files.newBufferedWriter(out.resolve("cases.jsonl"))) {
            for (int number = 0; number < count; number++) {
                var parityCase = ParityCase.of(index, number);
                var outcome = run.answer(parityCase.chat(), data);
                var images = run.views(parityCase.chat(), data).stream()
                        .map(view -> Map.<String, Object>of(
                                "path", view.file().orElseThrow(), "nx", run.imageSize(), "ny", run.imageSize()))
                        .toList();
                var name = parityCase.name();
                writeFloats(data.resolve(name + ".lectern.logits"), List.of(outcome.logits()));
                writeFloats(data.resolve(name + ".lectern.emb"), outcome.embeddings());
                var line = new LinkedHashMap<String, Object>();
                line.put("id", name);
                line.put("prompt", peerPrompt(GemmaTemplate.render(parityCase.chat())));
                line.put("images", images);
                line.put("n_predict", MAX_TOKENS + 1);
                line.put("context", model.contextLength());
                line.put("dump", data.resolve(name + ".peer").toString());
                line.put("lectern", Map.of("prompt_ids", outcome.promptIds(), "tokens", outcome.tokens()));
                lines.write(json.writeValueAsString(line));
                lines.newLine();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        System.out.println(count + " cases for " + model + " in " + out);
    }

    private static void writeFloats(Path file, List<float[]> rows) throws IOException {
        var bytes = ByteBuffer.allocate(rows.stream().mapToInt(r -> r.length).sum() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }
}
