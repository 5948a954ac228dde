package lectern.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineTask;
import lectern.engine.StopReason;
import lectern.storage.AnswerWriter;

/** One answer, from waiting for its turn to its end. */
final class AnswerRun implements AskHandle {

    private final long conversationId;
    private final long questionId;
    private final AnswerWriter writer;
    private final AnswerNews news;
    private final AnswerEnding ending;
    private final Consumer<AnswerRun> whenEnded;
    private final int beganAt;
    private final boolean goesOn;
    private final CompletableFuture<MessageView> completion = new CompletableFuture<>();

    /** Whether somebody has taken it on: the queue, or who stopped it before its turn. */
    private final AtomicBoolean begun = new AtomicBoolean();

    private volatile boolean stopped;
    private volatile boolean closing;
    private volatile EngineTask<?> task;
    private volatile String model;
    private volatile AnswerOptions options;
    private volatile List<AttachmentView> told = List.of();

    AnswerRun(
            long conversationId,
            long questionId,
            AnswerWriter writer,
            AskListener listener,
            AnswerEnding ending,
            Consumer<AnswerRun> whenEnded) {
        this.beganAt = writer.text().length();
        this.goesOn = beganAt > 0;
        this.conversationId = conversationId;
        this.questionId = questionId;
        this.writer = writer;
        this.news = new AnswerNews(listener, writer);
        this.ending = ending;
        this.whenEnded = whenEnded;
    }

    @Override
    public long conversationId() {
        return conversationId;
    }

    @Override
    public long questionId() {
        return questionId;
    }

    @Override
    public long answerId() {
        return writer.messageId();
    }

    @Override
    public void stop() {
        stopped = true;
        var working = task;
        if (working != null) {
            working.cancel();
        }
        if (begun.compareAndSet(false, true)) {
            // Its turn has not come: it ends at once, but on a thread of ours, where listeners expect it.
            Thread.ofVirtual().name("lectern-stopped").start(() -> end(AnswerOutcome.stopped()));
        }
    }

    /** Stops because the program ends: the answer is then one to ask for again. */
    void close() {
        closing = true;
        stop();
    }

    @Override
    public CompletionStage<MessageView> completion() {
        return completion.minimalCompletionStage();
    }

    AnswerNews news() {
        return news;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether something was written by this run. */
    boolean hasText() {
        return writer.hasAppended();
    }

    /** Whether it goes on with an answer that had ended. */
    boolean goesOn() {
        return goesOn;
    }

    /** How it is sampled. */
    void options(AnswerOptions how) {
        options = how;
    }

    /** What is attached to its question, with the pages that go along. */
    void told(List<AttachmentView> attachments) {
        told = attachments;
    }

    /** The description of the model that answers. */
    void model(String description) {
        model = description;
    }

    /** What the engine is doing for this answer now: it is cancelled when the answer is stopped. */
    void working(EngineTask<?> newTask) {
        task = newTask;
        if (stopped) {
            newTask.cancel();
        }
    }

    /** Its turn has come. */
    void run(AnswerComposer composer) {
        if (begun.compareAndSet(false, true)) {
            end(outcome(composer));
        }
    }

    private AnswerOutcome outcome(AnswerComposer composer) {
        try {
            if (stopped) {
                return AnswerOutcome.stopped();
            }
            return ended(composer.write(this));
        } catch (EngineException e) {
            return switch (e.reason()) {
                case CANCELLED -> stopped ? AnswerOutcome.stopped() : AnswerOutcome.failed(Notices.of(e));
                case ENGINE_LOST -> AnswerOutcome.interrupted(Notices.of(e));
                default -> AnswerOutcome.failed(Notices.of(e));
            };
        } catch (AppException e) {
            var cancelled = e.notice().key().equals(NoticeKeys.of(Reason.CANCELLED));
            return stopped && cancelled ? AnswerOutcome.stopped() : AnswerOutcome.failed(e.notice());
        } catch (RuntimeException | Error e) {
            // Whatever it is, the one who asked must hear of an end.
            return AnswerOutcome.failed(Notices.internal(e));
        }
    }

    private AnswerOutcome ended(Answer answer) {
        news.accepted();
        switch (answer.stopReason()) {
            case CONTEXT_FULL -> news.notice(Notices.windowFull());
            case MAX_TOKENS -> news.notice(Notices.maxTokens());
            case END_OF_TURN, STOP_STRING, CANCELLED -> {}
        }
        return AnswerOutcome.of(answer, beganAt);
    }

    private void end(AnswerOutcome outcome) {
        var whole = outcome.stopReason().filter(r -> r != StopReason.CANCELLED).isPresent();
        var kept = closing && !whole ? AnswerOutcome.interrupted(Notices.programEnded()) : outcome;
        var answer = ending.end(this, writer, kept, model, options, told);
        whenEnded.accept(this);
        news.finished(answer);
        completion.complete(answer);
    }
}
