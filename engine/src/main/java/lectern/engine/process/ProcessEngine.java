package lectern.engine.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.PromptPreview;
import lectern.engine.ShownPicture;
import lectern.engine.StopReason;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.RgbImage;
import lectern.engine.host.Frame;
import lectern.engine.host.FrameWarmUp;
import lectern.engine.host.HostOptions;
import lectern.engine.prompt.GemmaTemplate;
import lectern.engine.prompt.PromptPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine in a child process. The process starts with the first request, and again with the first request after it
 * was lost; the model that was open is then opened again before the question is asked.
 */
public final class ProcessEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessEngine.class);

    private final HostLauncher launcher;
    private final Deadlines deadlines;
    private final Supplier<OptionalLong> memory;
    private final TaskQueue queue = new TaskQueue("engine-queue");

    /** Of pictures that wait for their questions: the host sees to it that they keep nobody waiting. */
    private final TaskQueue ahead = new TaskQueue("engine-ahead");

    /** The model asked for last, with what its files say. Only the queue's thread writes these three. */
    private volatile Opened opened;

    private volatile HostProcess hostOfModel;
    private volatile HostProcess host;

    /** @param checked what the files say of themselves */
    private record Opened(ModelFiles files, CheckedModel checked, EngineSettings settings) {}

    /**
     * The engine of this installation, or of this checkout.
     *
     * @param natives where the native libraries lie
     * @param cpuVariant a CPU library by name, such as {@code haswell}; empty for the best on this processor
     * @param cache where what can be made again is kept; without it, pictures are encoded by llama.cpp only
     */
    public static ProcessEngine start(
            EngineChoice choice, Path natives, Optional<String> cpuVariant, Optional<Path> cache) {
        var options = new HostOptions(choice, natives, cpuVariant, cache);
        return new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT);
    }

    public ProcessEngine(HostLauncher launcher, Deadlines deadlines) {
        this(launcher, deadlines, AvailableMemory::bytes);
    }

    /** @param memory bytes that there are for a model; empty where that is not known */
    ProcessEngine(HostLauncher launcher, Deadlines deadlines, Supplier<OptionalLong> memory) {
        this.memory = Objects.requireNonNull(memory);
        this.launcher = Objects.requireNonNull(launcher);
        this.deadlines = Objects.requireNonNull(deadlines);
    }

    @Override
    public EngineTask<EngineInfo> describe() {
        return queue.submit(task -> {
            var reply = call(task, Frame.Describe::new, partial -> {});
            return ((Frame.Described) reply).info();
        });
    }

    /**
     * Encodes a picture with a certain encoder, to see what it costs. The encoder stays loaded for the next call.
     *
     * @param model the language model, which mtmd needs
     * @param picture file with raw RGB of exactly the projector's size
     * @param tokens file that receives the image tokens, floats in the order of this computer
     * @param threads 0 = one for each physical core
     * @param rates whether to measure as well what the computer can do at most
     */
    public EngineTask<EncoderTrial> tryEncoder(
            EncoderChoice encoder, Optional<Path> model, Path projector, Path picture, Path tokens, int threads,
            boolean rates) {
        return queue.submit(task -> {
            var reply = call(
                    task,
                    id -> new Frame.Try(
                            id, encoder, model.map(file -> file.toAbsolutePath().toString()),
                            projector.toAbsolutePath().toString(), picture.toAbsolutePath().toString(),
                            tokens.toAbsolutePath().toString(), threads, rates),
                    partial -> {});
            return ((Frame.Tried) reply).trial();
        });
    }

    @Override
    public EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress) {
        return queue.submit(task -> {
            opened = null;
            hostOfModel = null;
            var wanted = new Opened(files, CheckedModel.check(files), settings);
            var info = load(task, wanted, progress);
            opened = wanted;
            return info;
        });
    }

    @Override
    public EngineTask<PromptPreview> preview(ModelFiles files, Chat chat) {
        return queue.submit(task -> {
            var checked = CheckedModel.check(files);
            var views = views(chat, checked);
            var prompt = prompt(chat, checked, views);
            int tokensPerImage = checked.vision().map(ModelInfo.Vision::tokensPerImage).orElse(0);
            var reply = call(
                    task,
                    id -> new Frame.Tokenize(id, files.model().toAbsolutePath().toString(), prompt, tokensPerImage),
                    partial -> {});
            return new PromptPreview(
                    GemmaTemplate.text(prompt, tokensPerImage), ((Frame.Tokenized) reply).tokens(),
                    shown(views, tokensPerImage));
        });
    }

    @Override
    public EngineTask<Answer> ask(Chat chat, AnswerOptions options, AnswerListener listener) {
        return queue.submit(task -> {
            if (opened == null) {
                throw new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
            }
            var views = views(chat, opened.checked());
            return ask(task, prompt(chat, opened.checked(), views), views, options, listener);
        });
    }

    @Override
    public EngineTask<Long> encodeAhead(RgbImage image, Box box, ProgressListener progress) {
        return ahead.submit(task -> {
            var model = opened;
            var running = hostOfModel;
            if (model == null || running == null || !running.isAlive()) {
                throw new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
            }
            var vision = model.checked().vision().orElseThrow(() -> new EngineException(
                    Reason.NO_VISION, "This model cannot see pictures: it was opened without its projector."));
            var view = new PlacedView(0, image, box, vision.imageSize());
            try (var files = ViewFiles.create()) {
                var handed = files.write(List.of(view)).getFirst();
                task.requireNotCancelled();
                var call = running.call(id -> new Frame.Encode(id, handed), partial -> {
                    if (partial instanceof Frame.Progress p) {
                        progress.onProgress(p.stage(), p.fraction(), p.secondsLeft());
                    }
                });
                return ((Frame.Encoded) task.await(call)).millis();
            }
        });
    }

    private Answer ask(
            Task<Answer> task, List<PromptPart> prompt, List<PlacedView> views, AnswerOptions options,
            AnswerListener listener) throws EngineException {
        var written = new StringBuffer();
        Consumer<Frame.Reply> partial = reply -> {
            switch (reply) {
                case Frame.Text text -> {
                    written.append(text.piece());
                    listener.onText(text.piece());
                }
                case Frame.Progress p -> listener.onProgress(p.stage(), p.fraction(), p.secondsLeft());
                default -> throw new IllegalStateException("Not a part of an answer: " + reply.getClass());
            }
        };
        int tokensPerImage = opened.checked().vision().map(ModelInfo.Vision::tokensPerImage).orElse(0);
        var shown = shown(views, tokensPerImage);
        try {
            if (host == null || !host.isAlive() || host != hostOfModel) {
                load(task, opened, listener);
            }
            var answered = answered(task, prompt, views, options, partial);
            return new Answer(answered.text(), answered.tokens(), answered.stopReason(), answered.stats(), shown,
                    answered.chances());
        } catch (EngineException e) {
            boolean stopped = e.reason() == Reason.CANCELLED || e.reason() == Reason.ENGINE_LOST;
            if (task.isCancelled() && stopped) {
                // Stopping is not a failure, even where it took the process with it.
                return new Answer(
                        written.toString(), List.of(), StopReason.CANCELLED,
                        new AnswerStats(0, 0, 0, 0, 0, 0, 0, 0, 0), shown);
            }
            throw e;
        }
    }

    /** Asks with the names of the views, and again with the pixels of those that the host does not know. */
    private Frame.Answered answered(
            Task<Answer> task, List<PromptPart> prompt, List<PlacedView> views, AnswerOptions options,
            Consumer<Frame.Reply> partial) throws EngineException {
        var named = ViewFiles.named(views);
        var reply = call(task, id -> new Frame.Ask(id, prompt, named, options), partial);
        if (reply instanceof Frame.PixelsWanted wanted) {
            try (var files = ViewFiles.create()) {
                var handed = files.write(views, wanted.names());
                reply = call(task, id -> new Frame.Ask(id, prompt, handed, options), partial);
            }
        }
        return (Frame.Answered) reply;
    }

    /** Does what comes before a question for nothing: in a process that has just begun, all of it is cold. */
    private static void warmUp(CheckedModel model) {
        try {
            var picture = model.vision().isPresent() ? List.of(new RgbImage(1, 1, new byte[3])) : List.<RgbImage>of();
            var chat = Chat.question("a", picture);
            var views = views(chat, model);
            prompt(chat, model, views);
            ViewFiles.named(views);
            FrameWarmUp.run();
        } catch (EngineException | RuntimeException e) {
            LOG.debug("Nothing was warmed up", e);
        }
    }

    /** With as large a context window as there is memory for. */
    private ModelInfo load(Task<?> task, Opened model, ProgressListener progress) throws EngineException {
        var fit = ContextFit.of(model.checked(), model.settings(), memory.get());
        if (fit.shortage().isEmpty() || hasGpu(task)) {
            return load(task, model, model.settings(), progress);
        }
        var info = load(task, model, model.settings().withContextSize(fit.contextSize()), progress);
        return info.with(fit.shortage().get());
    }

    /** Most of a model is in the memory of a GPU, which the library looks after. */
    private boolean hasGpu(Task<?> task) throws EngineException {
        var info = ((Frame.Described) call(task, Frame.Describe::new, partial -> {})).info();
        return info.devices().stream().anyMatch(device -> device.kind().endsWith("GPU"));
    }

    private ModelInfo load(Task<?> task, Opened model, EngineSettings settings, ProgressListener progress)
            throws EngineException {
        var files = model.files();
        // While the host starts and loads.
        Thread.ofVirtual().name("engine-warm-up").start(() -> warmUp(model.checked()));
        var reply = call(
                task,
                id -> new Frame.Open(
                        id, files.model().toAbsolutePath().toString(),
                        files.projector().map(p -> p.toAbsolutePath().toString()), model.checked().vision(),
                        settings),
                partial -> {
                    if (partial instanceof Frame.Progress p) {
                        progress.onProgress(p.stage(), p.fraction(), p.secondsLeft());
                    }
                });
        hostOfModel = host;
        return ((Frame.Opened) reply).model();
    }

    private Frame.Reply call(
            Task<?> task, LongFunction<Frame.Request> request, Consumer<Frame.Reply> partial)
            throws EngineException {
        task.requireNotCancelled();
        if (host == null || !host.isAlive()) {
            host = HostProcess.start(launcher, deadlines);
        }
        return task.await(host.call(request, partial));
    }

    private static List<PromptPart> prompt(Chat chat, CheckedModel model, List<PlacedView> views)
            throws EngineException {
        try {
            return model.chat() ? GemmaTemplate.render(chat, crops(chat, views)) : GemmaTemplate.renderPlain(chat);
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.BAD_CHAT, e.getMessage(), e);
        }
    }

    /** In how many crops each picture is shown: all of its views but the first, which is the whole. */
    private static List<Integer> crops(Chat chat, List<PlacedView> views) {
        var crops = new int[chat.pictures().size()];
        views.forEach(view -> crops[view.picture()]++);
        return Arrays.stream(crops).mapToObj(shown -> shown - 1).toList();
    }

    private static List<PlacedView> views(Chat chat, CheckedModel model) throws EngineException {
        var pictures = chat.pictures();
        if (!pictures.isEmpty() && model.vision().isEmpty()) {
            throw new EngineException(Reason.NO_VISION,
                    "This model was opened without its projector, so it cannot see pictures. Open it with its projector"
                            + " (a file whose name contains “mmproj”), or ask without pictures.");
        }
        var views = new ArrayList<PlacedView>();
        for (int i = 0; i < pictures.size(); i++) {
            int side = model.vision().orElseThrow().imageSize();
            var image = pictures.get(i).image();
            for (var box : EncoderInput.boxes(image, side, pictures.get(i).panScan())) {
                views.add(new PlacedView(i, image, box, side));
            }
        }
        return views;
    }

    private static List<ShownPicture> shown(List<PlacedView> views, int tokens) {
        return views.stream()
                .map(v -> new ShownPicture(v.picture(), v.box(), v.side(), tokens, v.name()))
                .toList();
    }

    /** The process that runs now, for those who want to look at it or to kill it. */
    public Optional<Long> hostPid() {
        var running = host;
        return running != null && running.isAlive() ? Optional.of(running.pid()) : Optional.empty();
    }

    @Override
    public void close() {
        ahead.shutdown();
        queue.shutdown();
        var running = host;
        if (running != null) {
            running.close();
        }
        ahead.close();
        queue.close();
    }
}
