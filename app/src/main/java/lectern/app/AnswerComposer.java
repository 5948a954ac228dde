package lectern.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.storage.Library;

/** Has an answer written: sees to a model, tells it the conversation, and as much of it as fits. */
final class AnswerComposer {

    /**
     * Where the history of a conversation had to begin. What did not fit before this question does not fit before a
     * later one of the same branch either, so the search goes on from here.
     */
    private record Window(String model, int contextSize, long questionId, long firstId) {}

    /** What the model is told to find a title. */
    static final String TITLE_REQUEST =
            "What is this conversation about? Answer with a title of at most six words, in the language of the "
                    + "conversation, and nothing else.";
    private static final int TITLE_TOKENS = 24;

    private final Engine engine;
    private final EngineModels models;
    private final Libraries libraries;
    private final StoredAttachments attachments;
    private final Settings settings;
    private final Map<Long, Window> windows = new ConcurrentHashMap<>();

    AnswerComposer(
            Engine engine,
            EngineModels models,
            Libraries libraries,
            StoredAttachments attachments,
            Settings settings) {
        this.engine = engine;
        this.models = models;
        this.libraries = libraries;
        this.attachments = attachments;
        this.settings = settings;
    }

    /** Blocks until the answer is written. Its text goes to the run's news. */
    Answer write(AnswerRun run) throws EngineException {
        var model = require(run);
        var messages = Notices.kept(() -> libraries.of(run.conversationId()).messages());
        var branch = Notices.kept(() ->
                messages.branchTo(run.goesOn() ? run.answerId() : run.questionId()).stream()
                        .map(Views::of)
                        .toList());
        if (messages.find(run.answerId()).filter(answer -> answer.rereads().isPresent()).isPresent()) {
            branch = CloserLook.at(branch);
        }
        var question = branch.reversed().stream()
                .filter(m -> m.role() == Chat.Role.USER)
                .findFirst()
                .orElseThrow(Notices::noQuestion);
        var questions = new QuestionParts(attachments, model);
        while (true) {
            try {
                return write(run, model, branch, question, questions);
            } catch (EngineException e) {
                if (!isTooLong(run, e)) {
                    throw e;
                }
                questions = questions.tighter(question.attachments()).orElseThrow(() -> e);
            }
        }
    }

    private Answer write(
            AnswerRun run, ModelInfo model, List<MessageView> branch, MessageView question, QuestionParts questions)
            throws EngineException {
        var history = ChatHistory.of(settings.instructions(), branch, run.goesOn(), questions);
        var told = questions.fitting(question.attachments(), question.text());
        run.told(told);
        var pages = pages(question.attachments(), told);
        int beginning = firstThatMayFit(run.conversationId(), history, model);
        while (true) {
            var notices = new ArrayList<>(pages);
            var leftOut = history.leftOut(beginning);
            if (leftOut > 0) {
                notices.add(Notices.leftOut(leftOut));
            }
            run.news().noticesWhenAccepted(notices);
            try {
                return ask(run, history, beginning);
            } catch (EngineException e) {
                if (!isTooLong(run, e) || isLast(history, beginning)) {
                    throw e;
                }
            }
            beginning++;
            windows.put(
                    run.conversationId(),
                    new Window(model.description(), model.contextSize(), run.questionId(), history.idAt(beginning)));
        }
    }

    private static boolean isTooLong(AnswerRun run, EngineException e) {
        return e.reason() == Reason.CONTEXT_TOO_SMALL && !run.hasText();
    }

    /**
     * What a model would be told before a question that is being written, with something in the question's place. Empty
     * while the conversation has an answer that is not whole: it stands before the question, too.
     */
    Optional<Chat> ahead(ModelInfo model, String instructions, ReadingAhead.Wish wish) {
        var branch = wish.conversation().isPresent() ? shown(wish.conversation().getAsLong()) : List.<MessageView>of();
        if (branch.stream().anyMatch(m -> m.state() == MessageView.State.STREAMING)) {
            return Optional.empty();
        }
        var history = ChatHistory.before(
                instructions, branch, wish.attachments(), new QuestionParts(attachments, model));
        int beginning =
                wish.conversation().isPresent() ? firstThatMayFit(wish.conversation().getAsLong(), history, model) : 0;
        return Optional.of(history.chat(beginning));
    }

    private List<MessageView> shown(long conversationId) {
        return Notices.kept(() -> libraries.of(conversationId).messages().shown(conversationId)).stream()
                .map(Views::of)
                .toList();
    }

    /** What a question would cost the open model; empty when none is open. */
    Optional<QuestionCost> cost(String text, List<AttachmentView> views) {
        return models.current() instanceof ModelState.Open open
                ? Optional.of(new QuestionParts(attachments, open.info()).cost(views, text))
                : Optional.empty();
    }

    /** What a model is shown of a page. */
    ShownPage shown(AttachmentView view, int page) {
        var vision = models.current() instanceof ModelState.Open open
                ? open.info().vision().orElse(ModelInfo.Vision.GEMMA_3)
                : ModelInfo.Vision.GEMMA_3;
        return new QuestionParts(attachments, vision).shown(view, page);
    }

    /** Which pages of long documents the question is about, unless the person chose them. */
    private static List<Notice> pages(List<AttachmentView> asked, List<AttachmentView> told) {
        return IntStream.range(0, told.size())
                .filter(i -> !told.get(i).equals(asked.get(i)))
                .mapToObj(i -> Notices.pages(asked.get(i), told.get(i)))
                .toList();
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
        var options = settings.answerOptions().withMemoryOnly(Library.isTemporary(run.conversationId()));
        run.options(options);
        var task = engine.ask(history.chat(beginning), options, run.news());
        run.working(task);
        return task.await();
    }

    /** Whether conversations are to be named, and a model that can is open: the demo model knows documents only. */
    boolean canName() {
        return settings.get(Settings.NAME_CONVERSATIONS)
                && models.current() instanceof ModelState.Open open
                && !models.isDemo(open.files());
    }

    /** What a conversation could be called, in the model's words. Blocks until it has been said. */
    String title(List<MessageView> branch, Consumer<EngineTask<?>> working) {
        var model = models.require(ProgressListener.NONE, notice -> {}, task -> {}, () -> false);
        // What was said before the title is asked for is what the engine has read already.
        var history = ChatHistory.of(
                settings.instructions(), branch, true, new QuestionParts(attachments, model));
        if (history.beginnings() == 0) {
            return "";
        }
        var chat = history.chat(0);
        var turns = new ArrayList<>(chat.turns());
        if (turns.getLast().role() == Chat.Role.USER) {
            turns.add(Chat.Turn.model("…"));
        }
        turns.add(Chat.Turn.user(TITLE_REQUEST));
        try {
            var task = engine.ask(
                    new Chat(chat.system(), turns),
                    new AnswerOptions(Sampling.GREEDY, TITLE_TOKENS, List.of("\n"))
                            .withMemoryOnly(branch.stream().anyMatch(m -> Library.isTemporary(m.id()))),
                    AnswerListener.SILENT);
            working.accept(task);
            var answer = task.await();
            return answer.text().strip().replaceAll("^[\"'“”„«»*#\\s]+|[\"'“”„«»*.\\s]+$", "");
        } catch (EngineException e) {
            throw new AppException(Notices.of(e), e);
        }
    }

    private ModelInfo require(AnswerRun run) {
        var model = models.require(run.news(), run.news()::notice, run::working, run::isStopped);
        run.model(model.description());
        return model;
    }

    private int firstThatMayFit(long conversationId, ChatHistory history, ModelInfo model) {
        var window = windows.get(conversationId);
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
