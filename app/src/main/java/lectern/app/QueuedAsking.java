package lectern.app;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import lectern.storage.AnswerWriter;
import lectern.storage.Conversation;
import lectern.storage.Library;
import lectern.storage.Message;
import lectern.storage.Role;

/** Keeps questions and has them answered one after the other. */
final class QueuedAsking implements Asking {

    private final Libraries libraries;
    private final AnswerComposer composer;
    private final AnswerEnding ending;
    private final Naming naming;
    private final Listeners<Long> conversationChanges;

    /** In the order in which they were asked. Guarded by itself. */
    private final Set<AnswerRun> unfinished = new LinkedHashSet<>();

    private final ExecutorService queue = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lectern-answers").factory());

    QueuedAsking(Libraries libraries, AnswerComposer composer, Listeners<Long> conversationChanges) {
        this.libraries = libraries;
        this.composer = composer;
        this.ending = new AnswerEnding(libraries);
        this.conversationChanges = conversationChanges;
        this.naming = new Naming(libraries, composer, conversationChanges::tell);
    }

    @Override
    public AskHandle ask(long conversationId, String text, List<AttachmentView> attachments, AskListener listener) {
        requireContent(text, attachments);
        return begin(conversationId, listener, library -> {
            library.drafts().clear(OptionalLong.of(conversationId));
            return addQuestion(library, library.conversations().get(conversationId), text, attachments);
        });
    }

    @Override
    public AskHandle askNew(String text, List<AttachmentView> attachments, AskListener listener) {
        requireContent(text, attachments);
        return begin(libraries.kept(), listener, library -> {
            library.drafts().clear(OptionalLong.empty());
            return addQuestion(library, library.conversations().create(""), text, attachments);
        });
    }

    @Override
    public AskHandle retry(long conversationId, AskListener listener) {
        stop(conversationId);
        return begin(conversationId, listener, library -> {
            library.conversations().get(conversationId);
            return library.messages().shown(conversationId).reversed().stream()
                    .filter(m -> m.role() == Role.USER)
                    .findFirst()
                    .orElseThrow(Notices::noQuestion);
        });
    }

    @Override
    public Optional<QuestionCost> cost(String text, List<AttachmentView> attachments) {
        return composer.cost(text, attachments);
    }

    @Override
    public ShownPage shown(AttachmentView attachment, int page) {
        return composer.shown(attachment, page);
    }

    @Override
    public AskHandle regenerate(long conversationId, long messageId, AskListener listener) {
        stop(conversationId);
        return begin(conversationId, listener, library -> {
            library.branches().show(messageId);
            return question(messageId);
        });
    }

    @Override
    public AskHandle readClosely(long conversationId, long answerId, AskListener listener) {
        stop(conversationId);
        return begin(
                of(conversationId),
                listener,
                library -> {
                    library.branches().show(answerId);
                    return question(answerId);
                },
                (library, answer) -> library.messages().setRereads(answer, answerId));
    }

    @Override
    public AskHandle edit(
            long conversationId, long messageId, String text, List<AttachmentView> attachments, AskListener listener) {
        requireContent(text, attachments);
        stop(conversationId);
        return begin(conversationId, listener, library -> {
            library.drafts().saveEdit(messageId, Optional.empty());
            return library.messages().addQuestionAfter(
                    conversationId,
                    question(messageId).parentId(),
                    text,
                    attachments.stream().map(Views::stored).toList());
        });
    }

    @Override
    public AskHandle goOn(long conversationId, long answerId, AskListener listener) {
        stop(conversationId);
        return begin(listener, question(answerId), () -> of(answerId).messages().continueAnswer(answerId));
    }

    @Override
    public String proposeTitle(long conversationId) {
        var messages = of(conversationId).messages();
        var branch = Notices.kept(() -> messages.shown(conversationId)).stream().map(Views::of).toList();
        try {
            return queue.submit(() -> composer.title(branch, task -> {})).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AppException known ? known : new AppException(Notices.internal(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppException(Notices.stopped(), e);
        }
    }

    /** A question itself, or that of an answer. */
    private Message question(long messageId) {
        var messages = of(messageId).messages();
        return Notices.kept(() -> messages.find(messageId))
                .flatMap(message -> message.role() == Role.USER
                        ? Optional.of(message)
                        : messages.find(message.parentId().orElse(-1)))
                .orElseThrow(Notices::noQuestion);
    }

    /** Does something when the answers have ended that were asked for so far; nothing once the program ends. */
    void afterAnswers(Runnable work) {
        try {
            queue.execute(() -> {
                if (!queue.isShutdown()) {
                    work.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The program ends.
        }
    }

    /** Stops every answer of a conversation. */
    void stop(long conversationId) {
        unfinished().stream().filter(r -> r.conversationId() == conversationId).forEach(AnswerRun::stop);
    }

    /** Stops every answer. */
    void stopAll() {
        naming.stop();
        unfinished().forEach(AnswerRun::stop);
    }

    /** Takes no more questions and stops those there are, because the program ends. */
    void close() {
        queue.shutdown();
        naming.stop();
        unfinished().forEach(AnswerRun::close);
    }

    /** @return whether every answer ended in time */
    boolean awaitEnd(Duration most) {
        try {
            return queue.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The library in which a conversation or a message lies. */
    private Library of(long id) {
        return Notices.kept(() -> libraries.of(id));
    }

    /** @param question adds or finds it, in the same transaction that begins its answer */
    private AskHandle begin(long conversationId, AskListener listener, Function<Library, Message> question) {
        return begin(of(conversationId), listener, question);
    }

    private AskHandle begin(Library library, AskListener listener, Function<Library, Message> question) {
        return begin(library, listener, question, (its, answer) -> {});
    }

    /** @param begun hears of the answer, in that transaction too */
    private AskHandle begin(
            Library library, AskListener listener, Function<Library, Message> question,
            ObjLongConsumer<Library> begun) {
        return enqueue(listener, Notices.kept(() -> library.transaction(() -> {
            var asked = question.apply(library);
            var writer = library.messages().startAnswer(asked.id());
            begun.accept(library, writer.messageId());
            return new AnswerRun(asked.conversationId(), asked.id(), writer, listener, ending, this::ended);
        })));
    }

    private AskHandle begin(AskListener listener, Message asked, Supplier<AnswerWriter> answer) {
        return enqueue(listener, Notices.kept(() -> new AnswerRun(
                asked.conversationId(), asked.id(), answer.get(), listener, ending, this::ended)));
    }

    private AskHandle enqueue(AskListener listener, AnswerRun run) {
        int before;
        synchronized (unfinished) {
            before = unfinished.size();
            unfinished.add(run);
        }
        naming.stop();
        Listeners.quietly(() -> listener.onStarted(run.conversationId(), run.questionId(), run.answerId()));
        if (before > 0) {
            Listeners.quietly(() -> listener.onWaiting(before));
        }
        conversationChanges.tell(run.conversationId());
        try {
            queue.execute(() -> run.run(composer));
        } catch (RejectedExecutionException e) {
            // The program began to end while the question was kept.
            run.close();
        }
        return run;
    }

    private static Message addQuestion(
            Library library, Conversation conversation, String text, List<AttachmentView> attachments) {
        if (conversation.title().isEmpty()) {
            library.conversations().rename(conversation.id(), Titles.of(text, attachments));
        }
        return library.messages().addQuestion(
                conversation.id(), text, attachments.stream().map(Views::stored).toList());
    }

    private void ended(AnswerRun run) {
        synchronized (unfinished) {
            unfinished.remove(run);
        }
        conversationChanges.tell(run.conversationId());
        afterAnswers(() -> naming.name(run.conversationId(), () -> !unfinished().isEmpty()));
    }

    private List<AnswerRun> unfinished() {
        synchronized (unfinished) {
            return List.copyOf(unfinished);
        }
    }

    private static void requireContent(String text, List<AttachmentView> attachments) {
        if (text.isBlank() && attachments.isEmpty()) {
            throw Notices.emptyQuestion();
        }
    }
}
