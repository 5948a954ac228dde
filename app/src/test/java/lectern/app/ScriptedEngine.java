package lectern.app;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.Chat;
import lectern.engine.Engine;
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

/**
 * An engine in memory that says what a test told it to, on a thread of its own like the real one. Without a script it
 * answers "Answer 1.", "Answer 2." and so on, in two pieces.
 */
public final class ScriptedEngine implements Engine {

    /** What opening a model answers. */
    public static final ModelInfo MODEL = new ModelInfo(
            "scripted",
            "scripted 1B",
            Optional.of(new ModelInfo.Vision(896, 256, 2560, 27)),
            8192,
            32768,
            5,
            Optional.empty());

    public static final AnswerStats STATS = new AnswerStats(5, 10, 20, 30, 40, 0, 0, 2, 1 << 20);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("scripted-engine").factory());
    private final Queue<Script> answers = new ArrayDeque<>();
    private final Queue<Script> openings = new ArrayDeque<>();
    private final Queue<Script> names = new ArrayDeque<>();
    private final List<AnswerOptions> namings = new CopyOnWriteArrayList<>();
    private final Queue<Script> encodings = new ArrayDeque<>();
    private final ExecutorService aheadThread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("scripted-ahead").factory());
    private final List<String> ahead = new CopyOnWriteArrayList<>();
    private final Queue<Script> readings = new ArrayDeque<>();
    private final BlockingQueue<ReadAhead> readAhead = new LinkedBlockingQueue<>();
    private final List<Chat> asked = new CopyOnWriteArrayList<>();
    private final List<AnswerOptions> options = new CopyOnWriteArrayList<>();
    private final List<ModelFiles> opened = new CopyOnWriteArrayList<>();
    private final List<EngineSettings> openedWith = new CopyOnWriteArrayList<>();
    private volatile ModelInfo model = MODEL;
    private volatile int mostTurns = Integer.MAX_VALUE;
    private volatile boolean modelOpen;
    private volatile boolean closed;

    /** What the next question gets, after those that are scripted already. */
    public ScriptedEngine willAnswer(Script script) {
        synchronized (answers) {
            answers.add(script);
        }
        return this;
    }

    /** What is said when a name for a conversation is asked for; nothing unless a test says otherwise. */
    public ScriptedEngine willName(Script script) {
        synchronized (names) {
            names.add(script);
        }
        return this;
    }

    /** The options of every request for a name; these are not among what was asked. */
    public List<AnswerOptions> namings() {
        return namings;
    }

    /** What the next opening does before it succeeds: progress, waiting, failing. */
    public ScriptedEngine willOpen(Script script) {
        synchronized (openings) {
            openings.add(script);
        }
        return this;
    }

    /** What models say of themselves that are opened from now on. */
    public ScriptedEngine opensAs(ModelInfo info) {
        model = info;
        return this;
    }

    /** Longer chats do not fit into the window. */
    public ScriptedEngine fitsTurns(int most) {
        mostTurns = most;
        return this;
    }

    /** As if the process had been started anew without anyone noticing. */
    public void loseModel() {
        modelOpen = false;
    }

    /** Every chat that was asked, those that did not fit among them. */
    public List<Chat> asked() {
        return asked;
    }

    /** The options of every chat that was asked. */
    public List<AnswerOptions> options() {
        return options;
    }

    /** Every model that was to be opened. */
    public List<ModelFiles> opened() {
        return opened;
    }

    /** How each of them was to be run. */
    public List<EngineSettings> openedWith() {
        return openedWith;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public EngineTask<EngineInfo> describe() {
        return ScriptedTask.run(thread, task -> new EngineInfo(
                "scripted", true, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    public EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress) {
        return ScriptedTask.run(thread, task -> {
            opened.add(files);
            openedWith.add(settings);
            modelOpen = false;
            for (var step : next(openings, Script.of()).steps()) {
                play(step, task, progress, piece -> {});
                if (task.isCancelled()) {
                    throw new EngineException(Reason.CANCELLED, "Loading was stopped.");
                }
            }
            modelOpen = true;
            return model;
        });
    }

    @Override
    public EngineTask<PromptPreview> preview(ModelFiles files, Chat chat) {
        return ScriptedTask.run(thread, task -> new PromptPreview("", List.of(), List.of()));
    }

    /** Sizes of the views that were encoded ahead, as {@code width×height}, in order. */
    public List<String> encodedAhead() {
        return ahead;
    }

    /** What was read before its question. */
    public record ReadAhead(Chat chat, boolean memoryOnly) {}

    /** What was read ahead, in order; whoever takes one waits for it. */
    public BlockingQueue<ReadAhead> readAhead() {
        return readAhead;
    }

    /** What the next chats that are read ahead do: waiting, failing. */
    public ScriptedEngine willRead(Script script) {
        synchronized (readings) {
            readings.add(script);
        }
        return this;
    }

    /** What the next views that are encoded ahead do: progress, waiting, failing. */
    public ScriptedEngine willEncode(Script script) {
        synchronized (encodings) {
            encodings.add(script);
        }
        return this;
    }

    @Override
    public EngineTask<Long> encodeAhead(RgbImage image, Box box, boolean memoryOnly, ProgressListener progress) {
        return ScriptedTask.run(aheadThread, task -> {
            for (var step : next(encodings, Script.of()).steps()) {
                play(step, task, progress, piece -> {});
            }
            if (task.isCancelled()) {
                throw new EngineException(Reason.CANCELLED, "It was stopped.");
            }
            ahead.add(box.width() + "×" + box.height());
            return 5L;
        });
    }

    @Override
    public EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly, ProgressListener progress) {
        return ScriptedTask.run(aheadThread, task -> {
            for (var step : next(readings, Script.of()).steps()) {
                play(step, task, progress, piece -> {});
            }
            if (task.isCancelled()) {
                throw new EngineException(Reason.CANCELLED, "It was stopped.");
            }
            readAhead.add(new ReadAhead(chat, memoryOnly));
            return 7;
        });
    }

    @Override
    public EngineTask<Answer> ask(Chat chat, AnswerOptions answerOptions, AnswerListener listener) {
        return ScriptedTask.run(thread, task -> {
            if (isForName(chat)) {
                namings.add(answerOptions);
                return answer(next(names, Script.of()), task, listener);
            }
            asked.add(chat);
            options.add(answerOptions);
            if (!modelOpen) {
                throw new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
            }
            if (chat.turns().size() > mostTurns) {
                throw new EngineException(Reason.CONTEXT_TOO_SMALL, "The question does not fit.");
            }
            var number = asked.size();
            return answer(next(answers, Script.of("Answer ", number + ".")), task, listener);
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        aheadThread.shutdownNow();
    }

    private static boolean isForName(Chat chat) {
        return chat.turns().getLast().parts().contains(new Chat.Text(AnswerComposer.TITLE_REQUEST));
    }

    private Answer answer(Script script, ScriptedTask<Answer> task, AnswerListener listener) throws EngineException {
        var text = new StringBuilder();
        for (var step : script.steps()) {
            if (!task.isCancelled()) {
                play(step, task, listener, piece -> {
                    text.append(piece);
                    listener.onText(piece);
                });
            }
        }
        var reason = task.isCancelled() ? StopReason.CANCELLED : script.stopReason();
        return new Answer(text.toString(), List.of(), reason, STATS, List.of(), script.chances());
    }

    private void play(
            Script.Step step,
            ScriptedTask<?> task,
            ProgressListener progress,
            Consumer<String> text)
            throws EngineException {
        switch (step) {
            case Script.Step.Piece piece -> text.accept(piece.text());
            case Script.Step.Progress p -> progress.onProgress(p.stage(), p.fraction(), p.secondsLeft());
            case Script.Step.Wait wait -> wait.gate().pass(task::isCancelled);
            case Script.Step.Fail fail -> {
                modelOpen &= fail.reason() != Reason.ENGINE_LOST;
                throw new EngineException(fail.reason(), fail.sentence());
            }
            case Script.Step.Break defect -> throw defect.defect();
        }
    }

    private static Script next(Queue<Script> scripts, Script otherwise) {
        synchronized (scripts) {
            var script = scripts.poll();
            return script == null ? otherwise : script;
        }
    }
}
