package lectern.engine.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
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
import lectern.engine.StopReason;
import lectern.engine.document.Box;
import lectern.engine.document.RgbImage;
import lectern.engine.host.Frame;
import lectern.engine.host.HostOptions;

/**
 * An engine in a child process. The process starts with the first request, and again with the first request after it
 * was lost; the model that was open is then opened again before the question is asked.
 */
public final class ProcessEngine implements Engine {

    private final HostSupervisor supervisor;
    private final TaskQueue queue = new TaskQueue("engine-queue");

    /** Of what is done ahead of questions: the host sees to it that it keeps nobody waiting. */
    private final TaskQueue ahead = new TaskQueue("engine-ahead");

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
        supervisor = new HostSupervisor(
                Objects.requireNonNull(launcher), Objects.requireNonNull(deadlines), Objects.requireNonNull(memory));
    }

    @Override
    public EngineTask<EngineInfo> describe() {
        return queue.submit(task -> ((Frame.Described) supervisor.call(task, Frame.Describe::new)).info());
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
            var reply = supervisor.call(task, id -> new Frame.Try(
                    id, encoder, model.map(file -> file.toAbsolutePath().toString()),
                    projector.toAbsolutePath().toString(), picture.toAbsolutePath().toString(),
                    tokens.toAbsolutePath().toString(), threads, rates));
            return ((Frame.Tried) reply).trial();
        });
    }

    @Override
    public EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress) {
        return queue.submit(task -> supervisor.open(task, files, settings, progress));
    }

    @Override
    public EngineTask<PromptPreview> preview(ModelFiles files, Chat chat) {
        return queue.submit(task -> {
            var question = Question.of(chat, CheckedModel.check(files));
            var reply = supervisor.call(task, id -> new Frame.Tokenize(
                    id, files.model().toAbsolutePath().toString(), question.prompt(), question.tokensPerView()));
            return new PromptPreview(question.text(), ((Frame.Tokenized) reply).tokens(), question.shown());
        });
    }

    @Override
    public EngineTask<Answer> ask(Chat chat, AnswerOptions options, AnswerListener listener) {
        return queue.submit(task -> ask(task, Question.of(chat, supervisor.model()), options, listener));
    }

    @Override
    public EngineTask<Long> encodeAhead(RgbImage image, Box box, boolean memoryOnly, ProgressListener progress) {
        return ahead.submit(task -> {
            var running = supervisor.withModel();
            var vision = running.model().vision().orElseThrow(() -> new EngineException(
                    Reason.NO_VISION, "This model cannot see pictures: it was opened without its projector."));
            var view = new PlacedView(0, image, box, vision.imageSize());
            return encodeAhead(task, running.host(), view, memoryOnly, progress);
        });
    }

    private static long encodeAhead(
            Task<?> task, HostProcess host, PlacedView view, boolean memoryOnly, ProgressListener progress)
            throws EngineException {
        try (var files = ViewFiles.create()) {
            var handed = files.write(List.of(view)).getFirst();
            task.requireNotCancelled();
            var call = host.call(
                    id -> new Frame.Encode(id, handed, memoryOnly), HostSupervisor.progressTo(progress));
            return ((Frame.Encoded) task.await(call)).millis();
        }
    }

    @Override
    public EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly, ProgressListener progress) {
        return ahead.submit(task -> {
            var running = supervisor.withModel();
            var question = Question.of(chat, running.model());
            var reply = readAhead(task, running.host(), question, memoryOnly, progress);
            if (reply instanceof Frame.PixelsWanted wanted) {
                for (var view : question.views()) {
                    if (wanted.names().contains(view.name())) {
                        encodeAhead(task, running.host(), view, memoryOnly, progress);
                    }
                }
                reply = readAhead(task, running.host(), question, memoryOnly, progress);
            }
            return reply instanceof Frame.HasRead read ? read.tokens() : 0;
        });
    }

    private static Frame.Reply readAhead(
            Task<?> task, HostProcess host, Question question, boolean memoryOnly, ProgressListener progress)
            throws EngineException {
        task.requireNotCancelled();
        var named = ViewFiles.named(question.views());
        var options = AnswerOptions.DEFAULT.withMemoryOnly(memoryOnly);
        return task.await(host.call(
                id -> new Frame.ReadAhead(new Frame.Ask(id, question.prompt(), named, options)),
                HostSupervisor.progressTo(progress)));
    }

    private Answer ask(Task<Answer> task, Question question, AnswerOptions options, AnswerListener listener)
            throws EngineException {
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
        var shown = question.shown();
        try {
            supervisor.restore(task, listener);
            var answered = answered(task, question, options, partial);
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
            Task<Answer> task, Question question, AnswerOptions options, Consumer<Frame.Reply> partial)
            throws EngineException {
        var named = ViewFiles.named(question.views());
        var reply = supervisor.call(task, id -> new Frame.Ask(id, question.prompt(), named, options), partial);
        if (reply instanceof Frame.PixelsWanted wanted) {
            try (var files = ViewFiles.create()) {
                var handed = files.write(question.views(), wanted.names());
                reply = supervisor.call(task, id -> new Frame.Ask(id, question.prompt(), handed, options), partial);
            }
        }
        return (Frame.Answered) reply;
    }

    /** The process that runs now, for those who want to look at it or to kill it. */
    public Optional<Long> hostPid() {
        return supervisor.running().map(HostProcess::pid);
    }

    @Override
    public void close() {
        ahead.shutdown();
        queue.shutdown();
        supervisor.close();
        ahead.close();
        queue.close();
    }
}
