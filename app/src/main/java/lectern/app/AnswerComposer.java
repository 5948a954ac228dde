package lectern.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lectern.engine.Answer;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.storage.MessageStore;

/** Has an answer written: sees to a model, tells it the conversation, and as much of it as fits. */
final class AnswerComposer {

    /**
     * Where the history of a conversation had to begin. What did not fit before this question does not fit before a
     * later one of the same branch either, so the search goes on from here.
     */
    private record Window(String model, int contextSize, long questionId, long firstId) {}

    private final Engine engine;
    private final EngineModels models;
    private final MessageStore messages;
    private final Attachments attachments;
    private final Settings settings;
    private final Map<Long, Window> windows = new ConcurrentHashMap<>();

    AnswerComposer(
            Engine engine,
            EngineModels models,
            MessageStore messages,
            Attachments attachments,
            Settings settings) {
        this.engine = engine;
        this.models = models;
        this.messages = messages;
        this.attachments = attachments;
        this.settings = settings;
    }

    /** Blocks until the answer is written. Its text goes to the run's news. */
    Answer write(AnswerRun run) throws EngineException {
        var model = require(run);
        var branch = Notices.kept(() ->
                messages.branchTo(run.questionId()).stream().map(Views::of).toList());
        var history = ChatHistory.of(settings.get(Settings.SYSTEM_TEXT), branch, attachments);
        int beginning = firstThatMayFit(run, history, model);
        while (true) {
            var leftOut = history.leftOut(beginning);
            if (leftOut > 0) {
                run.news().noticeWhenAccepted(Notices.leftOut(leftOut));
            }
            try {
                return ask(run, history, beginning);
            } catch (EngineException e) {
                if (e.reason() != Reason.CONTEXT_TOO_SMALL || run.hasText() || isLast(history, beginning)) {
                    throw e;
                }
            }
            beginning++;
            windows.put(
                    run.conversationId(),
                    new Window(model.description(), model.contextSize(), run.questionId(), history.idAt(beginning)));
        }
    }

    private Answer ask(AnswerRun run, ChatHistory history, int beginning) throws EngineException {
        try {
            return attempt(run, history, beginning);
        } catch (EngineException e) {
            if (e.reason() == Reason.ENGINE_LOST) {
                models.lost(e);
            }
            if (e.reason() != Reason.NO_MODEL || run.hasText()) {
                throw e;
            }
            // The engine was started anew without our having heard of it.
            models.lost(e);
        }
        require(run);
        return attempt(run, history, beginning);
    }

    private Answer attempt(AnswerRun run, ChatHistory history, int beginning) throws EngineException {
        var task = engine.ask(history.chat(beginning), settings.answerOptions(), run.news());
        run.working(task);
        return task.await();
    }

    private ModelInfo require(AnswerRun run) {
        var model = models.require(run.news(), run.news()::notice, run::working, run::isStopped);
        run.model(model.description());
        return model;
    }

    private int firstThatMayFit(AnswerRun run, ChatHistory history, ModelInfo model) {
        var window = windows.get(run.conversationId());
        var same = window != null
                && window.model().equals(model.description())
                && window.contextSize() == model.contextSize()
                && history.contains(window.questionId());
        return same ? history.beginningAt(window.firstId()) : 0;
    }

    private static boolean isLast(ChatHistory history, int beginning) {
        return beginning + 1 >= history.beginnings();
    }
}
